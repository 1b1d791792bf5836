package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Things of the owner that the kit meets: they are neither changed nor taken along. */
class KitPrivacyTest {

  private static final String AROUND_THE_KIT =
      "HOME=$work; mkdir -p \"$HOME/Library/Logs\"; log=$HOME/Library/Logs/mountaineer.log\n";

  @TempDir Path work;

  @Test
  void aLogThatWasThereKeepsWhatItHadAndOnlyTheRestIsPacked() throws IOException {
    Kit.shell(
        work,
        AROUND_THE_KIT
            + "printf 'of yesterday\\n' >\"$log\"; keep_what_is_there\n"
            + "printf 'of the kit\\n' >>\"$log\"; take_log_away\n");

    assertEquals("of yesterday\n", Files.readString(log()));
    assertEquals("of the kit\n", Files.readString(work.resolve("report/mountaineer.log")));
  }

  @Test
  void aLogThatWasEmptyIsEmptyAgain() throws IOException {
    Kit.shell(
        work,
        AROUND_THE_KIT
            + ": >\"$log\"; keep_what_is_there\n"
            + "printf 'of the kit\\n' >>\"$log\"; take_log_away\n");

    assertEquals("", Files.readString(log()));
  }

  @Test
  void aLogThatTheKitMadeIsTakenAway() {
    Kit.shell(
            work,
            AROUND_THE_KIT
                + "keep_what_is_there; printf 'of the kit\\n' >\"$log\"; take_log_away\n"
                + "[ -e \"$log\" ] || echo \"it is gone\"")
        .saying("it is gone");
  }

  @Test
  void ofAllOpenFilesOnlyThoseOnTheKitsVolumeAreWrittenDown() throws IOException {
    Kit.shell(
        work,
        "list() { printf 'p1\\ncSafari\\nLjane\\nf1\\nn/Users/jane/Taxes.pdf\\n'\n"
            + "printf 'p2\\nctail\\nLjane\\nf1\\nn/Users/jane\\nf3\\nn%s/saved.txt\\n' \"$volume\"; }\n"
            + "files_on_the_volume list >\"$work/written\"");

    String volume = work.resolve("Volumes/KIT-1").toString();
    assertEquals(
        List.of("p2", "ctail", "Ljane", "n" + volume + "/saved.txt"),
        Files.readAllLines(work.resolve("written")));
  }

  private Path log() {
    return work.resolve("Library/Logs/mountaineer.log");
  }
}
