package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A monitor, commands, edits, kills, freezes, stops and cable pulls at once. For as long as {@code
 * -Dtorture.minutes} says; {@code -Dtorture.seed} makes the tormentors want the same once more.
 */
class TortureIT {

  private static final double MINUTES =
      Double.parseDouble(System.getProperty("torture.minutes", "0.4"));

  private static final long SEED = Long.getLong("torture.seed", System.nanoTime() % 1_000_000);

  /** A mount that may still land is waited for 60 s, and a bar after timeouts lasts 10 minutes. */
  private static final Duration UNTIL_AT_REST = Duration.ofSeconds(120);

  @RegisterExtension final StandInMac mac = new StandInMac();

  private final TortureRecord record = new TortureRecord();

  @BeforeEach
  void twoShares() {
    mac.config()
        .set("auto_failback", true)
        .set("auto_failback_stable_secs", 1)
        .share("Vault", "VAULT", "evan", StandInMac.TB, StandInMac.FALLBACK);
  }

  @Test
  void nothingIsLostWhateverHappensAtOnce() throws Exception {
    TortureMonitor monitor = new TortureMonitor(mac, record);
    TortureFaults faults = new TortureFaults(mac, record);
    TortureInvariants invariants = new TortureInvariants(mac, record);
    mac.feeds().awaitBoth();
    Torture torture = new Torture(SEED, record);
    torture.begin("edits", new TortureEdits(mac, record));
    torture.begin("kills", monitor);
    torture.begin("faults", faults);
    torture.begin("commands", new TortureCommands(mac, record));
    torture.begin("looks", invariants);
    torture.last(Duration.ofMillis((long) (MINUTES * 60_000)));

    faults.end();
    double calm = TortureRecord.now();
    monitor.calm();
    comesToRest();
    double rest = TortureRecord.now() - calm;
    monitor.stop();
    isLeftAsItShouldBe();
    invariants.checkLedger();

    System.out.printf(
        "torture: seed %d, %.1f minutes: %s; at rest after %.0f s%n",
        SEED, MINUTES, record.figures(), rest);
    assertEquals(List.of(), StreamSupport.stream(record.faults().spliterator(), false).toList());
  }

  /**
   * Checks the end: after the last fault the user asks for both shares, and the monitor brings them
   * to the cable.
   */
  private void comesToRest() {
    for (String share : List.of(mac.config().nameOf("CORE"), "Vault")) {
      until(share + " is via Thunderbolt", () -> isOnThunderbolt(share));
    }
  }

  private boolean isOnThunderbolt(String share) {
    Run run = mac.run("switch", "--share", share, "--to", "tb");
    return run.code() == 0 && mac.isServedBy(share, StandInMac.TB);
  }

  private void until(String what, BooleanSupplier isTrue) {
    double start = TortureRecord.now();
    while (!isTrue.getAsBoolean()) {
      if (TortureRecord.now() - start > UNTIL_AT_REST.toSeconds()) {
        record.fault("not so after " + UNTIL_AT_REST + ": " + what);
        return;
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
    }
  }

  /**
   * Checks that no lock is left, no file is half written, and nothing is mounted that cannot be
   * unmounted.
   */
  private void isLeftAsItShouldBe() throws Exception {
    for (String command :
        List.of("config validate", "verify", "reconcile --all", "unmount --all")) {
      Run run = mac.run(command.split(" "));
      if (run.code() != 0) {
        record.fault("in the end " + command + ": " + run);
      }
    }
    assertEquals(List.of(), mac.mounts());
    Await.until("the folders are gone", () -> !Files.exists(mac.core()));
  }
}
