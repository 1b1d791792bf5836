package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mountaineer.platform.Probe.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NcProbeTest {

  private static final Duration LIMIT = Duration.ofMillis(800);
  private static final Answer BY_JAVA = Answer.connected("by Java");

  private final ScriptedRunner runner = new ScriptedRunner();
  private final NcProbe probe = new NcProbe(runner, (host, port, limit) -> BY_JAVA);

  @Test
  void isConnectedWhenNcIs() {
    runner.exits("nc", 0, "", "Connection to nas.local port 445 [tcp/*] succeeded!\n");

    assertEquals(Answer.connected("nas.local"), probe.probe("nas.local", 445, LIMIT));
    assertEquals(List.of("-z", "-G", "1", "nas.local", "445"), runner.arguments("nc"));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1000, 1", "1001, 2", "3000, 3"})
  void roundsTheLimitUpToWholeSeconds(long millis, String seconds) {
    runner.succeeds("nc");

    probe.probe("nas.local", 445, Duration.ofMillis(millis));

    assertEquals(seconds, runner.arguments("nc").get(2));
  }

  @Test
  void repeatsTheReason() {
    runner.fails("nc", 1, "nc: connectx to 10.0.0.4 port 445 (tcp) failed: Connection refused");
    assertEquals(Answer.failed("Connection refused"), probe.probe("10.0.0.4", 445, LIMIT));

    runner.fails("nc", 1, "nc: getaddrinfo: nodename nor servname provided, or not known");
    assertEquals(Answer.failed("unknown host"), probe.probe("nas.local", 445, LIMIT));

    runner.exits("nc", 1, "", "");
    assertEquals(Answer.failed("nc failed with exit code 1"), probe.probe("nas.local", 445, LIMIT));
  }

  @Test
  void marksARefusalOfTheSystem() {
    runner.fails("nc", 1, "nc: connectx to 10.0.0.4 port 445 (tcp) failed: No route to host");

    assertEquals(new Answer(false, "No route to host", true), probe.probe("10.0.0.4", 445, LIMIT));
  }

  @Test
  void saysThatTheLimitPassed() {
    runner.hangs("nc");

    assertEquals(Answer.failed("timed out after 800 ms"), probe.probe("nas.local", 445, LIMIT));
  }

  @Test
  void letsJavaTryWhereThereIsNoNc() {
    assertEquals(BY_JAVA, probe.probe("nas.local", 445, LIMIT));
  }

  @ParameterizedTest
  @CsvSource({
    "fe80::1%bridge0, fe80::1%bridge0",
    "[fd00::1], fd00::1",
    "macmini._smb._tcp.local., macmini.local"
  })
  void namesTheHostAsGetaddrinfoWantsIt(String host, String argument) {
    runner.succeeds("nc");

    probe.probe(host, 445, LIMIT);

    assertEquals(argument, runner.arguments("nc").get(3));
  }

  @Test
  void passesNoHostThatLooksLikeAnOption() {
    runner.succeeds("nc");

    assertEquals(Answer.failed("unknown host"), probe.probe("-l", 445, LIMIT));
    assertFalse(runner.called("nc"));
  }
}
