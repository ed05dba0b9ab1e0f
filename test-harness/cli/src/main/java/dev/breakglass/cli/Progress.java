package dev.breakglass.cli;

import java.io.IOException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;

/**
 * One line on standard error that says what takes so long: there after a second, gone when it is done, and never there
 * when standard error is no terminal. Thread-safe.
 */
final class Progress {
    private static final long SECOND_IN_MILLIS = 1_000;
    private static final String CLEAR = "\r\u001b[2K";

    private final Console console;
    private final Timer timer;
    private String words;
    private int seconds;
    private boolean isClosed;

    /** What may take long. */
    interface Work<T> {
        T result() throws IOException;
    }

    /** What may take long, in steps. */
    interface Steps<T> {
        T result(Consumer<String> say) throws IOException;
    }

    private Progress(Console console, String words) {
        this.console = console;
        this.words = words;
        this.timer = new Timer("progress", true);
    }

    /**
     * The result of the work, with the line meanwhile.
     *
     * @param words what is being done, such as {@code checking policies}
     */
    static <T> T during(Console console, String words, Work<T> work) throws IOException {
        Progress progress = start(console, words);
        try {
            return work.result();
        } finally {
            progress.close();
        }
    }

    /** As {@link #during(Console, String, Work)}, of work in several steps: it says what each is. */
    static <T> T during(Console console, Steps<T> work) throws IOException {
        Progress progress = start(console, "");
        try {
            return work.result(progress::say);
        } finally {
            progress.close();
        }
    }

    static Progress start(Console console, String words) {
        Progress progress = new Progress(console, words);
        TimerTask tick = new TimerTask() {
            @Override
            public void run() {
                progress.tick();
            }
        };
        progress.timer.schedule(tick, SECOND_IN_MILLIS, SECOND_IN_MILLIS);
        return progress;
    }

    private synchronized void say(String words) {
        this.words = words;
    }

    /** Another second has gone by. */
    synchronized void tick() {
        seconds++;
        if (!isClosed && console.terminal().isLively()) {
            String line = words + "… " + seconds + " s";
            int most = console.terminal().width().all() - 1;
            console.err().print(CLEAR + line.substring(Math.max(0, line.length() - most)));
            console.err().flush();
        }
    }

    synchronized void close() {
        timer.cancel();
        if (!isClosed && seconds > 0 && console.terminal().isLively()) {
            console.err().print(CLEAR);
            console.err().flush();
        }
        isClosed = true;
    }
}
