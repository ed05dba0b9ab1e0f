package dev.breakglass.cli;

import dev.breakglass.runtime.request.Request;
import dev.breakglass.scenario.request.RequestReader;
import dev.breakglass.scenario.yaml.Read;
import dev.breakglass.scenario.yaml.Yaml;
import dev.breakglass.scenario.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file of requests, each as {@code decide} takes it: one, or a list of them, as YAML or JSON; or with the ending {@code
 * .jsonl} one in every line.
 */
final class RequestFile {

    /** Bytes of a file, at most; what is not a file of lines is limited to less by its reader. */
    static final int BYTES_MAX = 16 << 20;

    static final int REQUESTS_MAX = 10_000;

    private RequestFile() {}

    /**
     * At least one request.
     *
     * @throws UsageException if there are none or too many
     * @throws dev.breakglass.scenario.yaml.ScenarioException if one is no request; it says where and why
     */
    static List<Request> read(String name, Console console) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(console.path(name))) {
            bytes = in.readNBytes(BYTES_MAX + 1);
        }
        if (bytes.length > BYTES_MAX) {
            throw new UsageException(name + " is larger than " + BYTES_MAX + " bytes");
        }
        List<Request> requests = name.endsWith(".jsonl") ? lines(name, bytes) : document(name, bytes);
        if (requests.isEmpty()) {
            throw new UsageException(name + " holds no request");
        }
        limit(name, requests.size());
        return requests;
    }

    private static List<Request> document(String name, byte[] bytes) {
        Yaml yaml = YamlReader.read(name, bytes);
        return yaml instanceof Yaml.Sequence
                ? Read.list(yaml, "the requests", RequestReader::request)
                : List.of(RequestReader.request(yaml));
    }

    private static List<Request> lines(String name, byte[] bytes) {
        List<Request> requests = new ArrayList<>();
        int number = 0;
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            byte[] line = Arrays.copyOfRange(bytes, start, end);
            if (!new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
                requests.add(RequestReader.read(name + " (line " + number + ")", line));
                limit(name, requests.size());
            }
            start = end + 1;
        }
        return requests;
    }

    private static void limit(String name, int requests) {
        if (requests > REQUESTS_MAX) {
            throw new UsageException(name + " holds more than " + REQUESTS_MAX + " requests");
        }
    }
}
