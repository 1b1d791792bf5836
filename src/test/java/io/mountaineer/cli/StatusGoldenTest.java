package io.mountaineer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.CycleTime;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountEntry.SmbSource;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.MonitorLook;
import io.mountaineer.files.LockHolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whole text of {@code status}, as a person reads it. */
class StatusGoldenTest {

  private static final Instant NOW = Instant.parse("2026-03-02T10:05:00Z");
  private static final Settings SETTINGS = Settings.defaults(Path.of("/Users/evan"));
  private static final String BOTH_DOWN = "both 10.10.10.1 and macmini.local are unreachable";

  private static final ShareReport ON_TB =
      mounted("CORE", Interface.TB, new Decision.Keep("mounted over Thunderbolt"));
  private static final ShareReport READY =
      mounted(
          "VAULT-R1",
          Interface.FALLBACK,
          new Decision.TbReady("automatic switch back is off (auto-failback)", false));
  private static final ShareReport AWAY = unmounted("Media", Hold.UNMOUNTED, "unmounted by you");

  @Test
  void theMonitorComesFirstThenTheTableThenWhatNeedsTheUser() {
    assertEquals(
        """
        Monitor running (menu bar, pid 4711) · 1 of 3 shares needs attention

          SHARE     STATE              OVER         SINCE
        ● CORE      mounted            Thunderbolt  08:05 (2 h ago)
        ▲ VAULT-R1  mounted, TB Ready  fallback     09:53 (12 min ago)
        ○ Media     unmounted by you   -            1 Mar 10:05 (1 d ago)

        ▲ VAULT-R1: TB Ready: automatic switch back is off (auto-failback)
            mountaineer switch VAULT-R1 tb
            stable path: /Users/evan/Shares/VAULT-R1
        """,
        text(
            monitor("tray"),
            since(ON_TB, Duration.ofHours(2)),
            since(READY, Duration.ofMinutes(12)),
            since(AWAY, Duration.ofDays(1))));
  }

  @Test
  void withoutAMonitorItSaysSoAndHowToStartOne() {
    assertEquals(
        """
        Monitor not running: shares will not switch by themselves · no share needs attention
          start it now and at every login: mountaineer install

          SHARE  STATE    OVER         SINCE
        ● CORE   mounted  Thunderbolt  -
        """,
        text(Optional.empty(), ON_TB));
  }

  @Test
  void oneCauseOfManySharesIsSaidOnceWithACommandForEach() {
    String text =
        text(
            monitor("monitor"),
            unmounted("CORE", Hold.NONE, BOTH_DOWN),
            unmounted("MEDIA", Hold.NONE, BOTH_DOWN));

    assertEquals(1, text.split(BOTH_DOWN, -1).length - 1, text);
    assertTrue(text.contains("✕ CORE, MEDIA: " + BOTH_DOWN), text);
    assertTrue(text.contains("\n    mountaineer mount CORE\n"), text);
    assertTrue(text.contains("\n    mountaineer mount MEDIA\n"), text);
    assertTrue(text.startsWith("Monitor running (pid 4711) · 2 of 2 shares need attention"), text);
  }

  @Test
  void theSameIsSaidInEveryLocale() {
    Locale before = Locale.getDefault();
    String inEnglish = text(monitor("tray"), ON_TB, READY, AWAY);
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));

      assertEquals(inEnglish, text(monitor("tray"), ON_TB, READY, AWAY));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void inANarrowTerminalNothingToCopyIsBrokenAndNoNameIsCut() {
    StatusText narrow = new StatusText(Colors.PLAIN, times(), 40);

    List<String> lines =
        narrow.lines(List.of(ON_TB, READY)).stream()
            .flatMap(line -> TextLayout.laidOut(line, 40).stream())
            .toList();

    assertTrue(lines.contains("    mountaineer switch VAULT-R1 tb"), lines::toString);
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("▲ VAULT-R1")), lines::toString);
  }

  @Test
  void onFallbackItIsNotGreen() {
    ShareReport onFallback =
        mounted("CORE", Interface.FALLBACK, new Decision.Keep("Thunderbolt is not reachable"));

    String coloured =
        String.join("\n", new StatusText(Colors.COLOURED, times(), 80).lines(List.of(onFallback)));

    assertFalse(coloured.contains(Colors.COLOURED.good("")), coloured);
    assertTrue(coloured.contains(Colors.COLOURED.attention("◐")), coloured);
  }

  private static String text(Optional<MonitorLook> monitor, ShareReport... shares) {
    List<ShareReport> all = List.of(shares);
    List<String> lines =
        new ArrayList<>(
            new StatusHeader(Colors.PLAIN).lines(monitor, Optional.empty(), all, List.of()));
    lines.add("");
    lines.addAll(new StatusText(Colors.PLAIN, times(), 120).lines(all));
    return String.join("\n", lines) + "\n";
  }

  private static LocalTimes times() {
    return new LocalTimes(ZoneOffset.UTC, NOW);
  }

  private static Optional<MonitorLook> monitor(String what) {
    LockHolder holder = new LockHolder(4711, NOW, what);
    Duration interval = Duration.ofSeconds(2);
    return Optional.of(
        new MonitorLook(Optional.of(holder), Optional.of(NOW), false, false, interval));
  }

  /** Returns a report of a share that has been so for a while. */
  private static ShareReport since(ShareReport report, Duration ago) {
    ShareState known = report.state();
    return report.with(known.dated(ShareState.NEW.withHold(other(known)), NOW.minus(ago)));
  }

  private static Hold other(ShareState known) {
    return known.hold() == Hold.NONE ? Hold.UNMOUNTED : Hold.NONE;
  }

  private static ShareReport mounted(String name, Interface via, Decision decision) {
    Share share = share(name);
    SmbSource source = new SmbSource("evan", share.host(via), 445, name);
    MountEntry entry =
        new MountEntry("//evan@" + share.host(via), "smbfs", volume(name), Optional.of(source));
    return report(
        share,
        new MountStatus.Mounted(entry, via, share.host(via), MountHealth.alive()),
        Hold.NONE,
        decision);
  }

  private static ShareReport unmounted(String name, Hold hold, String reason) {
    return report(share(name), new MountStatus.NotMounted(), hold, new Decision.Keep(reason));
  }

  private static ShareReport report(Share share, MountStatus mount, Hold hold, Decision decision) {
    Observation seen =
        new Observation(
            CycleTime.once(NOW),
            HostHealth.up(""),
            HostHealth.up(""),
            ShareMounts.of(mount),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new ShareReport(
        share,
        SETTINGS,
        seen,
        ShareState.NEW.withHold(hold).observed(seen, SETTINGS),
        decision,
        new Outcome.Unchanged(),
        LinkStatus.CORRECT);
  }

  private static Path volume(String name) {
    return Path.of("/Volumes", name);
  }

  private static Share share(String name) {
    return new Share(name, "evan", "10.10.10.1", "macmini.local", name);
  }
}
