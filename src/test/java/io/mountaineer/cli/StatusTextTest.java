package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.app.ShareCheck;
import io.mountaineer.cli.json.ShareJson;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.Decision;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.KnownServers.Sighting;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");
  private static final Share CORE =
      new Share("Core", "evan", "10.10.10.1", "macmini.local", "CORE");

  @Test
  void aThunderboltThatMayNeverHaveGoneIsReadyAndNotBack() {
    List<String> lines =
        lines(HostHealth.up(""), "evan", new Decision.TbReady("pinned to fallback by you", false));

    assertEquals("▲ Core: TB Ready: pinned to fallback by you", lines.get(3));
    assertEquals("    mountaineer switch Core tb", lines.get(4));
  }

  @ParameterizedTest
  @CsvSource({
    "SUSPECT, missed a probe",
    "REFUSED, 'cannot be checked, macOS blocks this program'",
    "UNKNOWN, no known IP address",
    "DOWN, not reachable",
    "UP, reachable"
  })
  void onlyAHostThatIsConfirmedDownIsCalledUnreachable(HostHealth.State state, String words) {
    ShareReport report =
        report(new HostHealth(state, ""), "evan", new Decision.Keep("as it should be"));

    assertTrue(
        text()
            .details(List.of(report), Map.of())
            .contains("  Thunderbolt  10.10.10.1 (" + words + ")"));
  }

  @ParameterizedTest
  @CsvSource({"GUEST", "jane", "WORK;jane"})
  void aMountByAnotherAccountIsNamedByStatusAndVerify(String account) {
    ShareReport report = report(HostHealth.up(""), account, new Decision.Keep("as it should be"));

    String how = "as " + account + ", not as evan";
    assertTrue(lines(report).contains("◐ Core: mounted " + how), lines(report)::toString);
    assertEquals("over the fallback address, " + how, ShareCheck.of(report).get(1).detail());
    assertTrue(ShareCheck.of(report).get(1).passed(), "it is the share all the same");
    assertEquals(Optional.of(account), ShareJson.status(report).get("mount_account"));
  }

  @ParameterizedTest
  @CsvSource({"evan", "Evan", "WORK;evan", "''"})
  void theConfiguredAccountIsNotSpokenOf(String account) {
    ShareReport report = report(HostHealth.up(""), account, new Decision.Keep("as it should be"));

    assertEquals(4, lines(report).size(), lines(report)::toString);
    assertEquals("over the fallback address", ShareCheck.of(report).get(1).detail());
  }

  @Test
  void anotherServerAtAnAddressIsSaidWithTheCommandThatAcceptsIt() {
    Sighting accepted = new Sighting(new ServerGuid("8a8c2a17f5f24e5eb278dd8aaa90d42e"), AT);
    Sighting stranger = new Sighting(new ServerGuid("73727661000000000000000000000000"), AT);
    KnownServers servers =
        new KnownServers("", Map.of(Interface.FALLBACK, accepted), Map.of(Interface.TB, stranger));
    ShareReport plain = report(HostHealth.up(""), "evan", new Decision.Keep("as it should be"));

    ShareReport report = plain.with(plain.state().withServers(servers));

    String said = "Core: another server answers at 10.10.10.1 than this share's";
    assertTrue(lines(report).contains("◐ " + said), lines(report)::toString);
    assertTrue(lines(report).contains("    mountaineer switch Core tb"));
    Map<?, ?> json =
        (Map<?, ?>) ((Optional<?>) ShareJson.status(report).get("tb_other_server")).get();
    assertEquals("61767273-0000-0000-0000-000000000000", json.get("guid"));
    assertEquals(Optional.of("srva"), json.get("name"));
    assertEquals(Optional.empty(), ShareJson.status(report).get("fb_other_server"));
  }

  private static List<String> lines(ShareReport report) {
    return text().lines(List.of(report));
  }

  private static StatusText text() {
    LocalTimes times = new LocalTimes(ZoneOffset.UTC, Instant.parse("2026-03-02T10:05:00Z"));
    return new StatusText(Colors.PLAIN, times, 80);
  }

  private static List<String> lines(HostHealth tb, String account, Decision decision) {
    return lines(report(tb, account, decision));
  }

  private static ShareReport report(HostHealth tb, String account, Decision decision) {
    MountEntry entry =
        new MountEntry(
            "//" + account + "@macmini.local/CORE",
            "smbfs",
            Path.of("/Volumes/CORE"),
            Optional.of(new SmbSource(account, "macmini.local", 445, "CORE")));
    MountStatus mount =
        new MountStatus.Mounted(entry, Interface.FALLBACK, "macmini.local", MountHealth.alive());
    Settings settings = Settings.defaults(Path.of("/Users/evan"));
    Observation seen =
        new Observation(
            CycleTime.once(Instant.parse("2026-03-02T10:00:00Z")),
            tb,
            HostHealth.up(""),
            ShareMounts.of(mount),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new ShareReport(
        CORE,
        settings,
        seen,
        ShareState.NEW.observed(seen, settings),
        decision,
        new Outcome.Unchanged(),
        LinkStatus.CORRECT);
  }
}
