package io.mountaineer.mac;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Report of the kit: a line for each belief, and the raw output as a transcript. */
class KitReportTest {

  @TempDir Path work;

  @BeforeEach
  void name() throws Exception {
    Files.writeString(work.resolve("system"), "macOS 15.1 (24B83), arm64");
  }

  @Test
  void aTranscriptHasTheCommandHowItEndedAndBothStreams() {
    Kit.shell(work, "record sh what 60 sh -c 'echo out; echo err >&2; exit 3'; took=7").with(0);

    List<String> lines = Kit.linesOf(work.resolve("report/sh-01-what.txt"));
    assertEquals("# source: the Mac kit on macOS 15.1 (24B83), arm64", lines.get(0));
    assertEquals("# command: sh -c echo out; echo err >&2; exit 3", lines.get(1));
    assertTrue(lines.get(2).matches("# ended: exit 3 after \\d+ ms"), lines.get(2));
    assertEquals(List.of("out", "# on stderr:", "err"), lines.subList(3, lines.size()));
  }

  @Test
  void transcriptsOfAToolAreNumbered() {
    Kit.shell(work, "record df a 60 true; record df b 60 true; record lsof a 60 true").with(0);

    for (String name : List.of("df-01-a.txt", "df-02-b.txt", "lsof-01-a.txt")) {
      assertTrue(Files.exists(work.resolve("report").resolve(name)), name);
    }
  }

  @Test
  void whatWasStoppedIsSaid() {
    Kit.shell(work, "record sleep long 1 sleep 600").with(0);

    String ended = Kit.linesOf(work.resolve("report/sleep-01-long.txt")).get(2);
    assertTrue(ended.matches("# ended: stopped after \\d+ ms"), ended);
  }

  @Test
  void aLineNamesItsTranscriptAndWhatWasSeenInPlaceOfTheExpected() {
    Kit.shell(
            work,
            """
            record nc refused 60 sh -c 'echo "Operation not permitted" >&2; exit 1'
            judge nc/refused "says refused" ended_complaining 1 'refused'
            note nc/next "a line without one"
            """)
        .with(0);

    List<String> report = Kit.linesOf(work.resolve("report/report.txt"));
    String failed =
        "FAIL nc/refused  says refused; seen: exit 1 after \\d+ ms, .*not permitted.*"
            + "\\[nc-01-refused.txt]";
    assertTrue(report.get(0).matches(failed), report.get(0));
    assertEquals("INFO nc/next  a line without one", report.get(1));
  }

  @Test
  void aStepThatFallsSilentIsAFailureAndTheNextOneRuns() {
    Kit.shell(
            work,
            """
            step_silent() { :; }
            step_broken() { echo "$no_such_variable"; }
            step_hanging() { sleep 600; }
            step_well() { note well "here"; }
            for name in silent broken hanging well; do run_step "$name" 2; done
            """)
        .with(0);

    List<String> report = Kit.linesOf(work.resolve("report/report.txt"));
    assertEquals("FAIL silent  ended without a verdict, exit 0", report.get(0));
    assertTrue(report.get(1).startsWith("FAIL broken  ended without a verdict"), report.get(1));
    assertEquals("FAIL hanging  did not end within 2 s", report.get(2));
    assertEquals("INFO well  here", report.get(3));
  }

  @Test
  void aSecondSnapshotThatDiffersIsNamed() {
    Kit.shell(
            work,
            """
            mkdir "$work/before" "$work/after"
            echo same >"$work/before/mounts"
            echo same >"$work/after/mounts"
            nothing_is_left && echo "nothing is left"
            echo more >>"$work/after/mounts"
            nothing_is_left || cat "$out/left-behind.txt"
            """)
        .saying("nothing is left\ndiff -r");
    assertTrue(
        Kit.linesOf(work.resolve("report/left-behind.txt")).contains("> more"), "it is named");
  }

  @Test
  void aMountTableThatWasNotReadInTimeFails() {
    Kit.shell(
            work,
            """
            for how in 0 124; do
              printf 'df: exit 124 after 9 ms:\\nmount: exit 0 after 9 ms:\\nmount: exit %s after 9 ms:\\n' "$how" >"$work/said"
              every_table_was_read && echo "after $how: read" || echo "after $how: not read"
            done
            : >"$work/said"
            every_table_was_read || echo "nobody looked"
            """)
        .saying("after 0: read\nafter 124: not read\nnobody looked");
  }
}
