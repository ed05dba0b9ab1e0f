package dev.breakglass.scenario.table;

import dev.breakglass.scenario.yaml.FilePlace;
import java.util.ArrayList;
import java.util.List;

/** Where the cells of CSV (RFC 4180) stand in their text, record by record from the first. Not thread-safe. */
final class CsvPlaces {

    private final String file;
    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    /** @param file the name that places carry */
    CsvPlaces(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** Where the next record begins, behind empty lines. */
    FilePlace next() {
        while (isAny("\r\n")) {
            step();
        }
        return here();
    }

    /**
     * The places of a record's cells.
     *
     * @param position in the text, at the record or at empty lines before it, and behind the one before
     */
    List<FilePlace> cells(int position) {
        while (at < position) {
            step();
        }
        List<FilePlace> cells = new ArrayList<>(List.of(next()));
        skipCell();
        while (isAny(",")) {
            step();
            cells.add(here());
            skipCell();
        }
        return cells;
    }

    private void skipCell() {
        while (isAny(" \t")) {
            step();
        }
        if (isAny("\"")) {
            skipQuoted();
        }
        while (at < text.length() && !isAny(",\r\n")) {
            step();
        }
    }

    /** Two quotes stand for one. */
    private void skipQuoted() {
        do {
            step();
            while (at < text.length() && !isAny("\"")) {
                step();
            }
            if (at < text.length()) {
                step();
            }
        } while (isAny("\""));
    }

    private boolean isAny(String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    private void step() {
        if (text.charAt(at++) == '\n') {
            line++;
            lineStart = at;
        }
    }

    private FilePlace here() {
        return new FilePlace(file, line, text.codePointCount(lineStart, at) + 1);
    }
}
