package io.mountaineer.platform.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.platform.Mounter.UnmountResult;
import io.mountaineer.platform.Mounter.UnmountResult.Busy;
import io.mountaineer.platform.Mounter.UnmountResult.Failed;
import io.mountaineer.platform.Mounter.UnmountResult.Gone;
import io.mountaineer.platform.SteppedClock;
import io.mountaineer.platform.process.CommandResult;
import io.mountaineer.platform.process.CommandResult.Exited;
import io.mountaineer.platform.process.CommandResult.TimedOut;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskutilUnmountTest {

  private static final MountEntry CORE = smb("//jane@nas.local/CORE", "/Volumes/CORE");

  private final List<MountEntry> mounted = new ArrayList<>(List.of(CORE));
  private final SteppedClock clock = new SteppedClock();
  private final ScriptedRunner runner = new ScriptedRunner();
  private final SlowRunner slow = new SlowRunner(clock);
  private boolean tableIsReadable = true;

  @Test
  void isGoneWhenDiskutilTookItOutOfTheTable() {
    runner.answers("diskutil", () -> gone("Unmount successful for /Volumes/CORE\n"));

    assertInstanceOf(Gone.class, unmount(false));
    assertFalse(runner.called("umount"));
  }

  @Test
  void believesTheTableAndNotTheExitCode() {
    runner.answers(
        "diskutil",
        () -> {
          mounted.remove(CORE);
          return new Exited(1, "", "Unmount failed for /Volumes/CORE\n");
        });

    assertInstanceOf(Gone.class, unmount(false));
  }

  @Test
  void isNotGoneAlthoughBothToolsSaySo() {
    runner.succeeds("diskutil").succeeds("umount");

    assertEquals(
        "/Volumes/CORE is still mounted although umount reported success", failure().message());
  }

  @Test
  void givesTheTableAMomentAfterAClaimedSuccess() {
    runner.exits("diskutil", 0, Transcript.of("diskutil-01-network-success").text(), "");
    DiskutilUnmount unmounting =
        new DiskutilUnmount(
            runner,
            () -> {
              if (clock.gone().compareTo(Duration.ofMillis(500)) >= 0) {
                mounted.clear();
              }
              return new MountTable.Known(mounted);
            },
            clock);

    assertInstanceOf(Gone.class, unmounting.unmount(CORE, false));
    assertFalse(runner.called("umount"));
  }

  @Test
  void watchesTheTableForABoundedTime() {
    runner.succeeds("diskutil").succeeds("umount");

    unmount(false);

    assertTrue(clock.gone().compareTo(Duration.ofSeconds(10)) < 0, "waited " + clock.gone());
  }

  @Test
  void asksUmountWhenDiskutilFailed() {
    runner.fails("diskutil", 1, Transcript.of("diskutil-05-zfs-failed").text());
    runner.answers("umount", () -> gone(""));

    assertInstanceOf(Gone.class, unmount(false));
  }

  @Test
  void asksUmountWhenDiskutilHangs() {
    runner.hangs("diskutil").answers("umount", () -> gone(""));

    assertInstanceOf(Gone.class, unmount(true));
  }

  @Test
  void forcesBothToolsOnlyWhenAsked() {
    runner.fails("diskutil", 1, "no").fails("umount", 1, "no");

    unmount(true);

    assertEquals(List.of("unmount", "force", "/Volumes/CORE"), runner.arguments("diskutil"));
    assertEquals(List.of("-f", "/Volumes/CORE"), runner.arguments("umount"));
  }

  @Test
  void forcesNothingOtherwise() {
    runner.fails("diskutil", 1, "no").fails("umount", 1, "no");

    unmount(false);

    assertEquals(List.of("unmount", "/Volumes/CORE"), runner.arguments("diskutil"));
    assertEquals(List.of("/Volumes/CORE"), runner.arguments("umount"));
  }

  @Test
  void passesAHostilePathAsOneArgument() {
    MountEntry hostile = smb("//jane@nas/x", "/Volumes/a b;$(id) 'q' %41 Bu\u0308ro");
    mounted.add(hostile);
    runner.answers(
        "diskutil",
        () -> {
          mounted.remove(hostile);
          return new Exited(0, "", "");
        });

    new DiskutilUnmount(runner, this::table, clock).unmount(hostile, false);

    assertEquals(List.of("unmount", hostile.path().toString()), runner.arguments("diskutil"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"umount-01-busy", "umount-03-force-sync-timeout", "umount-06-old-busy"})
  void isBusyWhenUmountSaysSo(String file) {
    runner.fails("diskutil", 1, "Unmount failed for /Volumes/CORE");
    runner.fails("umount", 1, Transcript.of(file).text());

    assertEquals(new Busy("/Volumes/CORE is in use"), unmount(false));
  }

  @Test
  void bothToolsOfOneRealRefusalMeanBusy() {
    Transcript refusal = Transcript.of("diskutil-02-network-failed");
    runner.fails("umount", 1, refusal.line(0)).fails("diskutil", 1, refusal.line(1));

    assertEquals(new Busy("/Volumes/CORE is in use"), unmount(false));
  }

  @Test
  void namesTheProgramThatObjected() {
    String dissent = "Unmount was dissented by PID 47781 (/usr/bin/tail)";
    runner.fails("diskutil", 1, "Unmount of disk7 failed\n" + dissent);
    runner.fails("umount", 1, Transcript.of("umount-01-busy").text());

    assertEquals(new Busy(dissent), unmount(false));
  }

  @Test
  void doesNotTakeDiskutilsWordForBusyWhenUmountKnowsBetter() {
    runner.fails("diskutil", 1, "Unmount was dissented by PID 1 (/sbin/launchd)");
    runner.fails("umount", 1, "umount: unmount(/Volumes/CORE): Input/output error");

    assertEquals(Kind.UNKNOWN, failure().kind());
  }

  @Test
  void takesDiskutilsWordWhenThereIsNoUmount() {
    runner.fails("diskutil", 1, "Unmount was dissented by PID 7 (/bin/zsh)");

    assertEquals(new Busy("Unmount was dissented by PID 7 (/bin/zsh)"), unmount(false));
  }

  @Test
  void doesNotCallEveryFailureOfDiskutilBusy() {
    runner.fails("diskutil", 1, Transcript.of("diskutil-04-not-a-volume").line(0));

    assertEquals(Failure.of(Kind.UNKNOWN, "Unable to find disk for /Volumes/SHAD 1"), failure());
  }

  @Test
  void usesUmountWhenThereIsNoDiskutil() {
    runner.answers("umount", () -> gone(""));

    assertInstanceOf(Gone.class, unmount(false));
  }

  @Test
  void saysThatBothToolsAreMissing() {
    assertEquals(Kind.TOOL_MISSING, failure().kind());
  }

  @Test
  void aRefusalForPrivacyIsNotBusy() {
    runner.fails("diskutil", 1, "Unmount failed for /Volumes/CORE");
    runner.fails("umount", 1, Transcript.of("umount-05-eperm-tcc").text());

    Failure failure = failure();

    assertEquals(Kind.PERMISSION, failure.kind());
    assertTrue(failure.nextStep().contains("Full Disk Access"), failure.nextStep());
  }

  @Test
  void keepsTheTextOfOtherRefusals() {
    runner.fails("diskutil", 1, Transcript.of("diskutil-06-already-unmounted").text());
    runner.fails("umount", 1, Transcript.of("umount-02-not-mounted").text());

    assertEquals("umount: punedc02_shared: not currently mounted", failure().message());
  }

  @Test
  void saysThatItTookTooLong() {
    runner.hangs("diskutil").answers("umount", () -> new TimedOut("", "", false));

    assertEquals(Kind.TIMED_OUT, failure().kind());
  }

  @Test
  void doesNothingWhenItIsGoneAlready() {
    mounted.clear();
    runner.succeeds("diskutil");

    assertInstanceOf(Gone.class, unmount(true));
    assertFalse(runner.called("diskutil"));
  }

  @Test
  void doesNothingToAMountThatLiesOnTop() {
    mounted.add(smb("//jane@other/CORE", "/Volumes/CORE"));
    runner.succeeds("diskutil").succeeds("umount");

    assertEquals(Kind.PATH_OCCUPIED, failure().kind());
    assertFalse(runner.called("diskutil") || runner.called("umount"));
  }

  @Test
  void doesNothingToTheSameMountOfAnotherUser() {
    mounted.set(0, CORE.mountedBy("bob"));
    runner.succeeds("diskutil").succeeds("umount");

    UnmountResult result =
        new DiskutilUnmount(runner, this::table, clock).unmount(CORE.mountedBy("jane"), true);

    assertInstanceOf(Gone.class, result);
    assertFalse(runner.called("diskutil") || runner.called("umount"));
  }

  @Test
  void startsNoSecondToolOnceTheMountIsAnotherUsers() {
    runner.answers(
        "diskutil",
        () -> {
          mounted.set(0, CORE.mountedBy("bob"));
          return new Exited(1, "", "Unmount failed for /Volumes/CORE");
        });
    runner.succeeds("umount");

    assertInstanceOf(Gone.class, unmount(false));
    assertFalse(runner.called("umount"));
  }

  @Test
  void doesNothingWhenTheTableCannotBeRead() {
    tableIsReadable = false;
    runner.succeeds("diskutil").succeeds("umount");

    assertEquals(Kind.UNKNOWN, failure().kind());
    assertFalse(runner.called("diskutil") || runner.called("umount"));
  }

  @Test
  void doesNotGoOnWhenTheTableBecomesUnreadable() {
    runner.answers(
        "diskutil",
        () -> {
          tableIsReadable = false;
          return new Exited(0, "", "");
        });
    runner.succeeds("umount");

    assertEquals(Kind.UNKNOWN, failure().kind());
    assertFalse(runner.called("umount"));
  }

  @Test
  void umountIsStartedBesideADiskutilThatTakesItsTime() {
    slow.takes("diskutil", Duration.ofSeconds(11), Optional.of("Unmount successful"));
    slow.takes("umount", Duration.ofSeconds(1), Optional.of(""));

    assertInstanceOf(Gone.class, forced(Duration.ofSeconds(3)));

    assertEquals(List.of("diskutil at PT0S", "umount at PT2S"), slow.begun());
    assertTrue(clock.gone().compareTo(Duration.ofSeconds(4)) < 0, "took " + clock.gone());
    assertEquals(List.of("diskutil"), slow.endedByUs());
  }

  @Test
  void umountIsNotStartedBesideADiskutilThatWorksOnALiveMount() {
    slow.takes("diskutil", Duration.ofSeconds(10), Optional.of("Unmount successful"));

    assertInstanceOf(Gone.class, unmounted(false, Duration.ofSeconds(9)));

    assertEquals(List.of("diskutil at PT0S"), slow.begun());
  }

  @Test
  void aMountThatGoesAfterTheLimitIsGone() {
    slow.takes("diskutil", Duration.ofSeconds(25), Optional.empty());
    slow.takes("umount", Duration.ofSeconds(23), Optional.empty());

    assertInstanceOf(Gone.class, forced(Duration.ofSeconds(34)));
  }

  @Test
  void theTableIsWatchedForTenSecondsAfterALimitAndNoLonger() {
    slow.takes("diskutil", Duration.ofSeconds(25), Optional.empty());
    slow.takes("umount", Duration.ofSeconds(23), Optional.empty());

    Failed failed = assertInstanceOf(Failed.class, forced(Duration.ofSeconds(60)));

    assertEquals(Kind.TIMED_OUT, failed.failure().kind());
    assertEquals(35, clock.gone().toSeconds());
  }

  @Test
  void busyBesideAnUnmountThatIsUnderWaySaysNothing() {
    slow.takes("diskutil", Duration.ofSeconds(25), Optional.empty());
    slow.takes("umount", Duration.ofSeconds(1), Optional.of("umount(/x): Resource busy"));

    Failed failed = assertInstanceOf(Failed.class, forced(Duration.ofSeconds(60)));

    assertEquals(Kind.TIMED_OUT, failed.failure().kind());
  }

  @Test
  void noToolRunsAnyLongerWhenItIsDone() {
    slow.takes("diskutil", Duration.ofSeconds(11), Optional.empty());
    slow.takes("umount", Duration.ofSeconds(11), Optional.empty());

    assertInstanceOf(Gone.class, forced(Duration.ofSeconds(5)));

    assertEquals(List.of("diskutil", "umount"), slow.endedByUs());
  }

  @Test
  void aMountThatWasPutOnTopMeanwhileIsLeftToItsOwner() {
    slow.takes("diskutil", Duration.ofSeconds(11), Optional.empty());
    MountEntry other = smb("//jane@other/CORE", "/Volumes/CORE");

    UnmountResult result =
        new DiskutilUnmount(
                slow,
                () -> {
                  boolean covered = clock.gone().compareTo(Duration.ofSeconds(1)) > 0;
                  return new MountTable.Known(covered ? List.of(CORE, other) : List.of(CORE));
                },
                clock)
            .unmount(CORE, true);

    assertEquals(Kind.PATH_OCCUPIED, assertInstanceOf(Failed.class, result).failure().kind());
    assertEquals(List.of("diskutil at PT0S"), slow.begun());
    assertEquals(List.of("diskutil"), slow.endedByUs());
  }

  @Test
  void aTableThatCannotBeReadForAMomentEndsNoUnmountUnderWay() {
    slow.takes("diskutil", Duration.ofSeconds(6), Optional.of("Unmount successful"));
    int[] looks = new int[1];

    UnmountResult result =
        new DiskutilUnmount(
                slow,
                () ->
                    looks[0]++ == 3
                        ? new MountTable.Unreadable("no")
                        : tableUntil(Duration.ofSeconds(6)),
                clock)
            .unmount(CORE, false);

    assertInstanceOf(Gone.class, result);
  }

  @Test
  void aTableThatCannotBeReadIsReadAgainInItsTurnWhileAToolRuns() {
    slow.takes("diskutil", Duration.ofSeconds(11), Optional.of("Unmount successful"));
    int[] looks = {0};

    UnmountResult result =
        new DiskutilUnmount(
                slow,
                () ->
                    looks[0]++ > 0 && clock.gone().compareTo(Duration.ofSeconds(10)) < 0
                        ? new MountTable.Unreadable("no")
                        : tableUntil(Duration.ofSeconds(10)),
                clock)
            .unmount(CORE, true);

    assertInstanceOf(Gone.class, result);
    assertTrue(looks[0] <= 25, "looks in 10 s: " + looks[0]);
  }

  @Test
  void anInterruptEndsTheToolsAndTheWaiting() {
    slow.takes("diskutil", Duration.ofSeconds(11), Optional.empty());
    Thread.currentThread().interrupt();

    UnmountResult result = forced(Duration.ofSeconds(60));

    assertTrue(Thread.interrupted());
    assertEquals(Kind.TIMED_OUT, assertInstanceOf(Failed.class, result).failure().kind());
    assertEquals(List.of("diskutil"), slow.endedByUs());
  }

  private UnmountResult forced(Duration untilGone) {
    return unmounted(true, untilGone);
  }

  private UnmountResult unmounted(boolean force, Duration untilGone) {
    return new DiskutilUnmount(slow, () -> tableUntil(untilGone), clock).unmount(CORE, force);
  }

  private MountTable tableUntil(Duration gone) {
    return new MountTable.Known(clock.gone().compareTo(gone) < 0 ? List.of(CORE) : List.of());
  }

  @Test
  void takesBothOfTwoEqualMountsAway() {
    mounted.add(CORE);
    Supplier<CommandResult> top =
        () -> {
          mounted.remove(mounted.size() - 1);
          return new Exited(0, "", "");
        };
    runner.answers("diskutil", top).answers("umount", top);

    assertInstanceOf(Gone.class, unmount(false));
  }

  private CommandResult gone(String out) {
    mounted.remove(CORE);
    return new Exited(0, out, "");
  }

  private UnmountResult unmount(boolean force) {
    return new DiskutilUnmount(runner, this::table, clock).unmount(CORE, force);
  }

  private Failure failure() {
    return assertInstanceOf(Failed.class, unmount(false)).failure();
  }

  private MountTable table() {
    return tableIsReadable ? new MountTable.Known(mounted) : new MountTable.Unreadable("no");
  }

  private static MountEntry smb(String source, String path) {
    return new MountEntry(source, "smbfs", Path.of(path), Optional.empty());
  }
}
