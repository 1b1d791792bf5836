package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.Probe.Answer;
import io.mountaineer.platform.Probe.Kind;
import io.mountaineer.platform.process.Command;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class NcTest {

  private static final Duration LIMIT = Duration.ofMillis(800);
  private static final String HOST = "10.0.0.4";

  private final ScriptedRunner runner = new ScriptedRunner();
  private final Nc probe = new Nc(runner, knowing(HOST));

  private static Addresses knowing(String... addresses) {
    return new Addresses() {
      @Override
      public Set<String> of(String host) {
        throw new AssertionError("a lookup");
      }

      @Override
      public Set<String> lastGood(String host) {
        return new TreeSet<>(Set.of(addresses));
      }
    };
  }

  @Test
  void isConnectedWhenNcIs() {
    runner.exits("nc", 0, "", "Connection to 10.0.0.4 port 445 [tcp/microsoft-ds] succeeded!\n");

    assertEquals(Answer.connected(HOST), probe.probe("nas.local", 445, LIMIT));
    assertEquals(List.of("-v", "-z", "-G", "2", HOST, "445"), runner.arguments("nc"));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "1500, 2", "2001, 3", "3000, 3"})
  void givesNcMoreThanASecondSoThatALostPacketIsSentAgain(long millis, String seconds) {
    runner.succeeds("nc");

    probe.probe("nas.local", 445, Duration.ofMillis(millis));

    assertEquals(seconds, runner.arguments("nc").get(3));
  }

  @ParameterizedTest
  @CsvSource({
    "Connection refused, REFUSED_BY_PEER",
    "Operation timed out, TIMED_OUT",
    "Host is down, TIMED_OUT",
    "No route to host, NO_ROUTE",
    "Network is unreachable, NO_ROUTE",
    "Something new, NO_VERDICT"
  })
  void takesApplesWordsForAnAnswer(String reason, Kind kind) {
    runner.fails("nc", 1, "nc: connectx to 10.0.0.4 port 445 (tcp) failed: " + reason);

    Answer answer = probe.probe("nas.local", 445, LIMIT);

    assertEquals(Answer.unconnected(reason, Map.of(HOST, kind)), answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usage: nc [-46CDdhklnrStUuvZz] [-I length] [-i interval] [destination] [port]",
        "nc: invalid option -- 'G'",
        "Connection to 10.0.0.4 445 port [tcp/microsoft-ds] succeeded!",
        "nc: connect to 10.0.0.4 port 445 (tcp) failed: Connection refused",
        "(UNKNOWN) [10.0.0.4] 445 (microsoft-ds) : Connection refused",
        "nc: connectx to 10.0.0.5 port 445 (tcp) failed: Connection refused",
        ""
      })
  void theWordsOfAnotherNetcatOrOfAnotherAddressAreNoAnswer(String text) {
    for (int code : new int[] {0, 1, 2}) {
      runner.fails("nc", code, text);

      assertEquals(Kind.NO_VERDICT, probe.probe("nas.local", 445, LIMIT).kind(), code + " " + text);
    }
  }

  @Test
  void aMissingOrHangingNcIsNoAnswer() {
    assertEquals(Kind.NO_VERDICT, probe.probe("nas.local", 445, LIMIT).kind());

    runner.hangs("nc");
    assertEquals(Kind.NO_VERDICT, probe.probe("nas.local", 445, LIMIT).kind());
  }

  @Test
  void theTranscriptsAreReadAsTheyAreMeant() {
    assertEquals(
        new Nc.Reply(Kind.NO_ROUTE, "No route to host"),
        Nc.Reply.of("192.168.1.72", 22, new Exited(1, "", text("nc-01-local-network-refused"))));
    assertEquals(
        Kind.NO_VERDICT,
        Nc.Reply.of(HOST, 445, new Exited(1, "", text("nc-02-silent-without-v"))).kind());
    assertEquals(
        Kind.CONNECTED,
        Nc.Reply.of("192.168.244.129", 22, new Exited(0, "", text("nc-03-succeeded"))).kind());
    assertEquals(
        Kind.NO_VERDICT,
        Nc.Reply.of(HOST, 445, new Exited(1, "", text("nc-04-unknown-host"))).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localnetwork-01-launchd-no-route",
        "localnetwork-02-ping",
        "localnetwork-03-apple-passes-node-refused",
        "scutil-04-reachability-watch"
      })
  void theWordsOfOtherProgramsAreNoAnswer(String transcript) {
    for (int code : new int[] {0, 1}) {
      Exited other = new Exited(code, text(transcript), text(transcript));

      assertEquals(Kind.NO_VERDICT, Nc.Reply.of("192.168.0.103", 3001, other).kind());
    }
  }

  private static String text(String name) {
    return Transcript.of(name).text();
  }

  @Test
  void neverPassesTheTextOfAHostOn() {
    Nc named = new Nc(runner.succeeds("nc"), knowing("nas.local", "-l", "-:1"));

    assertEquals(Kind.NO_ADDRESS, named.probe("-l", 445, LIMIT).kind());
    assertFalse(runner.called("nc"));
  }

  @Test
  void asksAllAddressesAtTheSameTime() {
    CountDownLatch both = new CountDownLatch(2);
    Set<String> asked = new ConcurrentSkipListSet<>();
    Nc wide =
        new Nc(
            command -> {
              asked.add(command.argv().get(5));
              both.countDown();
              return await(both, command);
            },
            knowing("10.0.0.4", "fe80::1%en0"));

    Answer answer = wide.probe("nas.local", 445, LIMIT);

    assertEquals(Set.of("10.0.0.4", "fe80::1%en0"), asked);
    assertEquals(Kind.TIMED_OUT, answer.kind());
  }

  /** Answers only when every address is being asked: one after another it never would. */
  private static CommandResult await(CountDownLatch both, Command command) {
    try {
      boolean atOnce = both.await(30, TimeUnit.SECONDS);
      String reason = atOnce ? "Operation timed out" : "they are asked one after another";
      String address = command.argv().get(5);
      return new Exited(
          1, "", "nc: connectx to " + address + " port 445 (tcp) failed: " + reason + "\n");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void oneAddressThatConnectsIsEnoughAndTheOthersAreNotWaitedFor() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Nc wide =
        new Nc(
            command -> {
              String address = command.argv().get(5);
              if (address.equals("10.0.0.5")) {
                return new Exited(
                    0, "", "Connection to 10.0.0.5 port 445 [tcp/microsoft-ds] succeeded!\n");
              }
              await(never, command);
              return new CommandResult.TimedOut("", "", true);
            },
            knowing("10.0.0.4", "10.0.0.5"));

    try {
      assertEquals(Answer.connected("10.0.0.5"), wide.probe("nas.local", 445, LIMIT));
    } finally {
      never.countDown();
    }
  }

  @Test
  void oneAddressWithoutAVerdictLeavesTheWholeOpen() {
    Nc wide =
        new Nc(
            command ->
                command.argv().get(5).equals(HOST)
                    ? new Exited(
                        1,
                        "",
                        "nc: connectx to 10.0.0.4 port 445 (tcp) failed: Connection refused\n")
                    : new CommandResult.TimedOut("", "", true),
            knowing(HOST, "10.0.0.5"));

    assertFalse(wide.probe("nas.local", 445, LIMIT).isVerdict());
  }
}
