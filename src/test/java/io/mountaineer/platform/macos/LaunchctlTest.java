package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.platform.LaunchAgent;
import io.mountaineer.platform.LaunchAgent.Answer.Cause;
import io.mountaineer.platform.LaunchAgent.Answer.Loaded;
import io.mountaineer.platform.LaunchAgent.Answer.NotLoaded;
import io.mountaineer.platform.LaunchAgent.Answer.Unknown;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchctlTest {

  private final ScriptedRunner runner = new ScriptedRunner();
  private final LaunchAgent agent = Launchctl.agent(runner, "com.example.job");

  @BeforeEach
  void knowTheUser() {
    runner.exits("id", 0, "501\n", "");
  }

  @Test
  void theStateOfTheJobCountsAndNotThatOfItsCoalitions() {
    runner.exits("launchctl", 0, Transcript.of("launchctl-07-print-not-running").text(), "");

    Loaded job = new Loaded("not running", Optional.empty(), Optional.of("0"));
    assertEquals(job, agent.look());
    assertEquals("not running, it last ended with 0", job.text());
    assertEquals(List.of("print", "gui/501/com.example.job"), runner.arguments("launchctl"));
  }

  @Test
  void aRunningJobHasItsProcess() {
    runner.exits(
        "launchctl",
        0,
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
        """,
        "");

    Loaded job = new Loaded("running", Optional.of(4711L), Optional.empty());
    assertEquals(job, agent.look());
    assertEquals("running", job.text());
  }

  @Test
  void aSignalSaysMoreThanAnExitCode() {
    runner.exits(
        "launchctl",
        0,
        "x = {\n\tstate = spawn scheduled\n\tlast exit code = 0\n"
            + "\tlast terminating signal = Killed: 9\n}\n",
        "");

    assertEquals(
        new Loaded("spawn scheduled", Optional.empty(), Optional.of("Killed: 9")), agent.look());
  }

  @Test
  void anOutputOfAnotherFormSaysNothing() {
    runner.exits("launchctl", 0, "{\"state\": \"running\"}\n\tpid = many\n", "");

    assertEquals(new Loaded("unknown", Optional.empty(), Optional.empty()), agent.look());
  }

  @Test
  void aJobThatIsNotThereIsNotLoaded() {
    runner.exits("launchctl", 113, "", Transcript.of("launchctl-05-print-113").text());

    assertEquals(new NotLoaded(), agent.look());
    assertTrue(agent.look().isGone());
  }

  @Test
  void everythingElseIsNotKnown() {
    String noDomain = "Could not print domain: 125: Domain does not support it";
    runner.fails("launchctl", 125, noDomain);
    assertEquals(new Unknown(Cause.NO_LOGIN, noDomain), agent.look());
    assertTrue(agent.look().isGone());

    runner.hangs("launchctl");
    assertEquals(new Unknown("launchctl did not end in time"), agent.look());
    assertFalse(agent.look().isGone());

    runner.fails("id", 1, "id: no");
    assertEquals(new Unknown("'id -u' does not tell who the user is"), agent.look());
  }

  @Test
  void aRefusalByPathMayPassAndIsNoMissingLogin() {
    Transcript said = Transcript.of("launchctl-04-bootout-5-by-path");

    Launchctl.Reply reply = new Launchctl.Reply(new Exited(5, "", said.text()));

    assertFalse(reply.isDone());
    assertTrue(reply.mayPass());
    assertFalse(reply.isNoLogin());
    assertEquals("Boot-out failed: 5: Input/output error", reply.complaint());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void withoutALoginAtTheScreenEveryCommandSaysSo(int line) {
    Transcript said = Transcript.of("launchctl-06-no-gui-domain-125");

    Launchctl.Reply reply = new Launchctl.Reply(new Exited(125, "", said.line(line) + "\n"));

    assertTrue(reply.isNoLogin());
    assertFalse(reply.mayPass());
    assertEquals(LaunchdException.Kind.NO_LOGIN, reply.failure().kind());
  }
}
