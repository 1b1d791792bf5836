package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.core.OpenFiles;
import io.mountaineer.core.OpenFiles.Holder;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LsofTest {

  private static final Path DATA = Path.of("/Volumes/Data");
  private static final Holder FINDER = new Holder("Finder", 88213, 2, "/Volumes/Data");

  private final ScriptedRunner runner = new ScriptedRunner();
  private final Lsof lsof = new Lsof(runner);

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void namesWhoHoldsFilesAndIgnoresIndexers(int code) {
    runner.exits("lsof", code, Transcript.of("lsof-05-fields").text(), "");

    assertEquals(new OpenFiles.Held(List.of(FINDER)), lsof.look(DATA));
  }

  @Test
  void nothingOpenIsNone() {
    runner.exits("lsof", 1, "", "");

    assertEquals(new OpenFiles.None(), lsof.look(DATA));
  }

  @Test
  void onlyIndexersAreNone() {
    runner.exits("lsof", 0, "p501\ncmds_stores\nLroot\nf24\nn/Volumes/Data/.Spotlight\n", "");

    assertEquals(new OpenFiles.None(), lsof.look(DATA));
  }

  @Test
  void warningsAreNoVerdict() {
    runner.exits("lsof", 1, "", Transcript.of("lsof-04-timemachine-warning").text());
    assertEquals(new OpenFiles.None(), lsof.look(DATA));

    List<String> warning = Transcript.of("lsof-01-warning-dead-smb").lines().subList(0, 3);
    runner.exits("lsof", 1, "", String.join("\n", warning));
    assertEquals(new OpenFiles.None(), lsof.look(DATA));
  }

  @Test
  void anErrorBesideAWarningIsUnknown() {
    String error = Transcript.of("lsof-06-status-error").text();
    runner.exits("lsof", 1, "", Transcript.of("lsof-04-timemachine-warning").text() + error);

    assertEquals(new OpenFiles.Unknown(error.strip()), lsof.look(DATA));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lsof: status error on /Volumes/Data: No such file or directory",
        "lsof: not a file system: /Volumes/Data",
        "lsof: illegal option character: S\n usage: [-?abhlnNoOPRtUvV]",
        "usage: lsof"
      })
  void anErrorIsUnknown(String err) {
    runner.fails("lsof", 1, err);

    assertInstanceOf(OpenFiles.Unknown.class, lsof.look(DATA));
  }

  @Test
  void anErrorBesideNothingButIndexersIsUnknown() {
    runner.exits("lsof", 1, "p501\ncmds\nf24\nn/Volumes/Data\n", "lsof: out of memory\n");

    assertInstanceOf(OpenFiles.Unknown.class, lsof.look(DATA));
  }

  @Test
  void aStrangeEndIsUnknown() {
    runner.exits("lsof", 0, "", "");
    assertInstanceOf(OpenFiles.Unknown.class, lsof.look(DATA));

    runner.exits("lsof", 137, "", "");
    assertInstanceOf(OpenFiles.Unknown.class, lsof.look(DATA));

    runner.exits("lsof", 1, "COMMAND PID USER\n", "");
    assertInstanceOf(OpenFiles.Unknown.class, lsof.look(DATA));
  }

  @Test
  void noAnswerIsUnknown() {
    assertEquals(new OpenFiles.Unknown("lsof not found in /usr/bin"), lsof.look(DATA));

    runner.hangs("lsof");
    assertEquals(new OpenFiles.Unknown("lsof did not end in time"), lsof.look(DATA));
  }

  @Test
  void aFileWhoseNameIsNotKnownIsOpenAllTheSame() {
    runner.exits("lsof", 0, "p7\nczsh\nLjane\nf3\nn/Volumes/Data (//jane@nas/Data)\n", "");

    assertEquals(
        new OpenFiles.Held(List.of(new Holder("zsh", 7, 1, "/Volumes/Data"))), lsof.look(DATA));
  }

  @Test
  void readsEscapedNamesAndHoldersWithoutName() {
    runner.exits(
        "lsof", 0, "p7\ncFinal\\x20Cut\\x20Pro\nf3\nn/Volumes/Data/100% a\\x20b\np8\nf1\n", "");

    assertEquals(
        new OpenFiles.Held(
            List.of(
                new Holder("Final Cut Pro", 7, 1, "/Volumes/Data/100% a b"),
                new Holder("", 8, 1, "/Volumes/Data"))),
        lsof.look(DATA));
  }

  @Test
  void asksForTheMountAsOneArgument() {
    runner.exits("lsof", 1, "", "");

    lsof.look(Path.of("/Volumes/a b; $x 'q' #@%"));

    assertEquals(
        List.of("-w", "-S", "2", "-F", "pcLfn", "--", "/Volumes/a b; $x 'q' #@%"),
        runner.arguments("lsof"));
  }

  @Test
  void findsHoldersWithoutTouchingTheMount() {
    runner.exits(
        "lsof",
        0,
        """
        p1
        claunchd
        f1
        n/dev/null
        p2
        cvi
        fcwd
        n/Volumes/Bu\u0308ro
        f3
        n/Volumes/Bu\u0308ro/a
        f4
        n/Volumes/Bu\u0308ro 2/b
        """,
        "");

    assertEquals(
        new OpenFiles.Held(List.of(new Holder("vi", 2, 2, "/Volumes/Bu\u0308ro"))),
        lsof.lookWithoutTouching(Path.of("/Volumes/B\u00fcro")));
    assertEquals(List.of("-w", "-b", "-F", "pcLfn"), runner.arguments("lsof"));
  }

  @Test
  void findsNobodyBelowAnotherMount() {
    runner.exits("lsof", 0, "p2\ncvi\nf4\nn/Volumes/Data-1/b\n", "");

    assertEquals(new OpenFiles.None(), lsof.lookWithoutTouching(DATA));
  }

  @Test
  void aListOfNobodyAtAllIsUnknown() {
    for (String out : List.of("", "COMMAND PID USER\n", "p1x\ncvi\nf1\nn/Volumes/Data/b\n")) {
      runner.exits("lsof", 1, out, "");

      assertInstanceOf(OpenFiles.Unknown.class, lsof.lookWithoutTouching(DATA), out);
    }
  }

  @Test
  void aProcessWhoseFirstLineIsMissingMakesTheListUnknown() {
    runner.exits("lsof", 0, "p501\ncFinder\nf1\nn/Volumes/Data\ncmds\nf2\nn/Volumes/Data\n", "");

    assertInstanceOf(OpenFiles.Unknown.class, lsof.look(DATA));
  }

  @Test
  void usesWhatWasFoundBeforeTheLimit() {
    runner.answers("lsof", () -> new TimedOut("p2\ncvi\nf4\nn/Volumes/Data/b\np3\n", "", true));

    assertEquals(
        new OpenFiles.Held(List.of(new Holder("vi", 2, 1, "/Volumes/Data/b"))),
        lsof.lookWithoutTouching(DATA));
  }

  @Test
  void anUnfinishedLookThatFoundNobodyIsUnknown() {
    runner.hangs("lsof");

    assertInstanceOf(OpenFiles.Unknown.class, lsof.lookWithoutTouching(DATA));
  }
}
