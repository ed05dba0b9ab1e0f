package dev.breakglass.runtime.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakglass.runtime.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {

    private static final String ROOT = TreeHash.leaf(new byte[] {1}).base64();

    @Test
    void thePublishedBodiesAreAllRefusedForTheirShortRootsOrWorse() {
        List<JsonObject> cases =
                Vectors.json("checkpoint/unmarshal.json").array("cases").objects();
        assertThat(cases).hasSize(12).allMatch(row -> row.flag("strictC2SP_wantErr"));
        for (JsonObject row : cases) {
            assertThatThrownBy(() -> Checkpoint.parse(row.text("body")))
                    .as(row.text("desc"))
                    .isInstanceOf(NoteFormatException.class);
        }
    }

    @Test
    void thePublishedBodiesThatTheirSourceTakesAreTakenWithRootsOfTheRightLength() {
        for (JsonObject row :
                Vectors.json("checkpoint/unmarshal.json").array("cases").objects()) {
            String body = row.text("body").replaceAll("\n[A-Za-z0-9+/]{8,}={1,2}\n", "\n" + ROOT + "\n");
            if (row.flag("wantErr") || body.endsWith("\n\n")) {
                assertThatThrownBy(() -> Checkpoint.parse(body)).isInstanceOf(NoteFormatException.class);
            } else {
                assertThat(Checkpoint.parse(body).text()).isEqualTo(body);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Log\n1\nROOT",
                "Log\n01\nROOT\n",
                "Log\n+1\nROOT\n",
                "Log\n 1\nROOT\n",
                "Log\n1 \nROOT\n",
                "Log\n\nROOT\n",
                "Log\n9223372036854775808\nROOT\n",
                "Log\n0\nROOT\n",
                "Log\n1\nROOT\n\n",
                "Log\n1\nROOT\nx\n\ny\n",
                "Log\r\n1\nROOT\n",
                "Log\n1\n ROOT\n",
                "Log\n\u0661\nROOT\n",
            })
    void anotherSpellingIsRefused(String body) {
        assertThatThrownBy(() -> Checkpoint.parse(body.replace("ROOT", ROOT))).isInstanceOf(NoteFormatException.class);
    }

    @Test
    void aCheckpointOfAnotherLogIsNotBelievedEvenWhenTheKeySignedIt() {
        LogSigner signer = LogSigner.generate("log-a");
        byte[] note =
                signer.sign(new Checkpoint("log-b", 0, TreeHash.EMPTY).text()).bytes();
        assertThatThrownBy(() -> Checkpoint.open(note, signer.verifierKey()))
                .hasMessage("the checkpoint is of the log log-b, expected log-a");
        assertThatThrownBy(
                        () -> Checkpoint.open(note, LogSigner.generate("log-a").verifierKey()))
                .hasMessageContaining("no trusted key signed");
    }
}
