package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.mountaineer.platform.LaunchAgent.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LaunchctlAgentTest {

  private final ScriptedRunner runner = new ScriptedRunner();
  private final LaunchctlAgent agent = new LaunchctlAgent(runner, "com.example.job");

  @BeforeEach
  void knowTheUser() {
    runner.exits("id", 0, "501\n", "");
  }

  @Test
  void theStateOfTheJobCountsAndNotThatOfItsCoalitions() {
    runner.exits("launchctl", 0, Transcript.of("launchctl-07-print-not-running").text(), "");

    assertEquals(
        new Answer.Loaded(Optional.empty(), "not running, it last ended with 0"), agent.look());
    assertEquals(List.of("print", "gui/501/com.example.job"), runner.arguments("launchctl"));
  }

  @Test
  void aRunningJobHasAPid() {
    runner.exits("launchctl", 0, "x = {\n\tstate = running\n\n\tpid = 4711\n}\n", "");

    assertEquals(new Answer.Loaded(Optional.of(4711L), "running"), agent.look());
  }

  @Test
  void aJobThatIsNotThereIsNotLoaded() {
    runner.exits("launchctl", 113, "", Transcript.of("launchctl-05-print-113").text());

    assertEquals(new Answer.NotLoaded(), agent.look());
  }

  @Test
  void everythingElseIsNotKnown() {
    runner.fails("launchctl", 125, "Could not print domain: 125: Domain does not support it");
    assertInstanceOf(Answer.Unknown.class, agent.look());

    runner.hangs("launchctl");
    assertEquals(new Answer.Unknown("launchctl did not end in time"), agent.look());

    runner.fails("id", 1, "id: no");
    assertEquals(new Answer.Unknown("'id -u' does not tell who the user is"), agent.look());
  }
}
