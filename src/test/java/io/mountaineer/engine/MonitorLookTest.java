package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.files.HeldLock;
import io.mountaineer.files.Home;
import io.mountaineer.files.LockAttempt;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Clock;
import io.mountaineer.platform.ProcessStates;
import io.mountaineer.platform.sim.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorLookTest {

  private static final Duration INTERVAL = Duration.ofSeconds(2);

  @TempDir Path folder;
  private final VirtualClock time = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  private Locks locks;

  @BeforeEach
  void makeHome() throws Exception {
    Home home = new Home(folder, folder.resolve("log"));
    home.ensure();
    locks = new Locks(home.locks(), time);
  }

  @Test
  void withoutAMonitorThereIsNothingToSee() throws Exception {
    assertEquals(Optional.empty(), look(ProcessStates.UNKNOWN, INTERVAL));
  }

  @Test
  void aMonitorThatWasSilentForThirtySecondsIsNotFrozenYet() throws Exception {
    begin(Optional.empty());
    time.pause(Duration.ofSeconds(30));

    assertFalse(look(ProcessStates.UNKNOWN, INTERVAL).orElseThrow().isFrozen());
  }

  @Test
  void aMonitorThatWasSilentForLongerIsFrozen() throws Exception {
    Instant begun = begin(Optional.empty());
    time.pause(Duration.ofSeconds(31));

    MonitorLook look = look(ProcessStates.UNKNOWN, INTERVAL).orElseThrow();

    assertTrue(look.isFrozen());
    assertEquals(Optional.of(begun), look.lastCycleAt());
  }

  @Test
  void aMonitorWithALongIntervalMayBeSilentForThreeOfThem() throws Exception {
    begin(Optional.empty());
    time.pause(Duration.ofSeconds(300));

    assertFalse(look(ProcessStates.UNKNOWN, Duration.ofSeconds(100)).orElseThrow().isFrozen());
    assertTrue(look(ProcessStates.UNKNOWN, Duration.ofSeconds(99)).orElseThrow().isFrozen());
  }

  @Test
  void anIntervalOfTheMonitorsOwnCountsInPlaceOfTheConfigs() throws Exception {
    begin(Optional.of(Duration.ofSeconds(600)));
    time.pause(Duration.ofSeconds(1700));

    assertFalse(look(ProcessStates.UNKNOWN, INTERVAL).orElseThrow().isFrozen());
  }

  @Test
  void aMonitorThatIsSuspendedIsFrozenAtOnce() throws Exception {
    begin(Optional.empty());

    MonitorLook look = look(pid -> Optional.of(true), INTERVAL).orElseThrow();

    assertTrue(look.isFrozen());
    assertTrue(look.warning().contains("kill -CONT " + look.pid().orElseThrow()), look.warning());
  }

  @Test
  void aMonitorThatCouldNotWriteItsNameRunsAllTheSame() throws Exception {
    assertInstanceOf(LockAttempt.Held.class, locks.monitor().tryAcquireSilently());
    Locks ofOthers = new Locks(new Home(folder, folder.resolve("log")).locks(), time);

    MonitorLook look =
        MonitorLook.at(ofOthers.monitor(), INTERVAL, ProcessStates.UNKNOWN, time.now())
            .orElseThrow();

    assertEquals(Optional.empty(), look.pid());
    assertFalse(look.isFrozen());
  }

  @Test
  void aMonitorThatSleptWithTheMacIsNotFrozen() throws Exception {
    Heartbeat heart = new Heartbeat(time);
    heart.on(begun(Optional.empty()));
    heart.beat();
    time.pause(Duration.ofSeconds(4));
    time.sleep(Duration.ofHours(1));
    heart.beat();

    assertFalse(look(ProcessStates.UNKNOWN, INTERVAL).orElseThrow().isFrozen());
  }

  @Test
  void aMonitorShowsItsLifeAgainAfterTheClockWasSetBack() throws Exception {
    Heartbeat heart = new Heartbeat(time);
    heart.on(begun(Optional.empty()));
    heart.beat();
    time.turnWallClock(Duration.ofHours(-1));
    heart.beat();

    assertEquals(
        Optional.of(time.now()), look(ProcessStates.UNKNOWN, INTERVAL).orElseThrow().lastCycleAt());
  }

  @Test
  void aMonitorWhoseFirstCycleAfterAWakeIsStillToComeIsNotCalledFrozen() throws Exception {
    HeldLock lock = begun(Optional.empty());
    lock.touch();
    time.sleep(Duration.ofHours(1));
    Clock clock = new CycleAfter(time, Duration.ofSeconds(2), lock::touch);

    assertFalse(awaited(clock).isFrozen());
  }

  @Test
  void aMonitorThatStaysSilentWhileItIsWaitedForIsFrozen() throws Exception {
    begin(Optional.empty());
    time.pause(Duration.ofSeconds(31));
    Instant asked = time.now();

    assertTrue(awaited(time).isFrozen());
    assertTrue(Duration.between(asked, time.now()).compareTo(INTERVAL.plusSeconds(2)) < 0);
  }

  @Test
  void aMonitorWhoseNextCycleIsTooFarOffIsCalledFrozenWithAReservation() throws Exception {
    begin(Optional.of(Duration.ofSeconds(60)));
    time.pause(Duration.ofSeconds(181));

    String text = awaited(time).warning();

    assertTrue(text.contains("If the Mac has just woken, wait for 60 s; "), text);
  }

  private MonitorLook awaited(Clock clock) throws Exception {
    return MonitorLook.awaited(locks.monitor(), INTERVAL, ProcessStates.UNKNOWN, clock)
        .orElseThrow();
  }

  /** Clocks of a Mac on which the monitor's cycle begins a while after the first look. */
  private static final class CycleAfter implements Clock {
    private final Clock real;
    private final long due;
    private final Runnable cycle;

    CycleAfter(Clock real, Duration delay, Runnable cycle) {
      this.real = real;
      this.due = real.nanos() + delay.toNanos();
      this.cycle = cycle;
    }

    @Override
    public Instant now() {
      return real.now();
    }

    @Override
    public long nanos() {
      return real.nanos();
    }

    @Override
    public void pause(Duration duration) {
      real.pause(duration);
      if (real.nanos() >= due) {
        cycle.run();
      }
    }
  }

  private HeldLock begun(Optional<Duration> ownInterval) throws Exception {
    return ((LockAttempt.Held) locks.monitor().tryAcquire(MonitorLook.what(ownInterval))).lock();
  }

  private Instant begin(Optional<Duration> ownInterval) throws Exception {
    begun(ownInterval).touch();
    return time.now();
  }

  private Optional<MonitorLook> look(ProcessStates processes, Duration interval) throws Exception {
    return MonitorLook.at(locks.monitor(), interval, processes, time.now());
  }
}
