package io.mountaineer.platform.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessStateTest {

  @TempDir Path noProc;

  @Test
  @Timeout(60)
  void aProcessIsStoppedBetweenTheTwoSignals() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "600").start();
    try {
      ProcessState state = new ProcessState(new SystemCommandRunner(new ProgramPath(null)));

      assertEquals(Optional.of(false), state.isStopped(sleep.pid()));
      signal(sleep, "STOP");
      awaitStopped(state, sleep, true);
      signal(sleep, "CONT");
      awaitStopped(state, sleep, false);
    } finally {
      sleep.destroyForcibly();
    }
  }

  /** Output of {@code ps -o state=} on macOS: a letter, then signs (ps(1)). */
  @ParameterizedTest
  @CsvSource({"T,true", "T+,true", "Ts,true", "S,false", "Ss+,false", "R,false", "U,false"})
  void psOfMacOsShowsAStoppedProcessByItsFirstLetter(String printed, boolean stopped) {
    CommandRunner ps =
        command -> {
          assertEquals(List.of("/bin/ps", "-o", "state=", "-p", "4711"), command.argv());
          return new CommandResult.Exited(0, printed + "\n", "");
        };

    assertEquals(Optional.of(stopped), new ProcessState(ps, noProc).isStopped(4711));
  }

  @Test
  void whatPsDoesNotKnowIsUnknown() {
    CommandRunner gone = command -> new CommandResult.Exited(1, "", "");
    CommandRunner hangs = command -> new CommandResult.TimedOut("", "", true);

    assertEquals(Optional.empty(), new ProcessState(gone, noProc).isStopped(4711));
    assertEquals(Optional.empty(), new ProcessState(hangs, noProc).isStopped(4711));
  }

  private static void awaitStopped(ProcessState state, Process process, boolean wanted)
      throws InterruptedException {
    while (!state.isStopped(process.pid()).equals(Optional.of(wanted))) {
      Thread.sleep(10);
    }
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}
