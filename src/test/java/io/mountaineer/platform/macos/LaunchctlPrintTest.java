package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LaunchctlPrintTest {

  @Test
  void aJobThatEndedHasNoProcessAndItsOwnStateCountsNotThatOfItsCoalitions() {
    LaunchctlPrint print =
        LaunchctlPrint.of(Transcript.of("launchctl-07-print-not-running").text());

    assertEquals(new LaunchctlPrint("not running", Optional.empty(), Optional.of("0")), print);
  }

  @Test
  void aRunningJobHasItsProcess() {
    LaunchctlPrint print =
        LaunchctlPrint.of(
            """
            gui/501/com.mountaineer.agent = {
            \tactive count = 1
            \tstate = running

            \targuments = {
            \t\tpid = 1
            \t\tlast exit code = 2
            \t}

            \truns = 1
            \tpid = 4711
            \tlast exit code = (never exited)
            }
            """);

    assertEquals(new LaunchctlPrint("running", Optional.of(4711L), Optional.empty()), print);
  }

  @Test
  void aSignalTellsMoreThanAnExitCode() {
    LaunchctlPrint print =
        LaunchctlPrint.of(
            "x = {\n\tstate = spawn scheduled\n\tlast exit code = 0\n"
                + "\tlast terminating signal = Killed: 9\n}\n");

    assertEquals(
        new LaunchctlPrint("spawn scheduled", Optional.empty(), Optional.of("Killed: 9")), print);
  }

  @Test
  void anOutputOfAnotherFormSaysNothing() {
    assertEquals(
        new LaunchctlPrint("unknown", Optional.empty(), Optional.empty()),
        LaunchctlPrint.of("{\"state\": \"running\"}\n\tpid = many\n"));
  }
}
