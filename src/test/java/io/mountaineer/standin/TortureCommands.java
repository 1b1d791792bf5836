package io.mountaineer.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Commands of every kind, some of which are killed or frozen; and a look at what status says. */
final class TortureCommands implements Torture.Tormentor {

  /**
   * Limit of a command: twice that of a mount that is not done in time, and more for a busy
   * machine.
   */
  private static final Duration LIMIT = Duration.ofSeconds(150);

  /** Time in which the work of a command may be done after its end. */
  private static final double SECONDS_AFTER_FORCE = 45;

  private final StandInMac mac;
  private final TortureRecord record;
  private final JarRun jar;

  TortureCommands(StandInMac mac, TortureRecord record) throws IOException {
    this.mac = mac;
    this.record = record;
    this.jar = mac.jar().option("--platform", "macos");
  }

  @Override
  public int pause() {
    return 3;
  }

  @Override
  public void step(Random random) throws Exception {
    String volume = random.nextBoolean() ? "CORE" : "VAULT";
    String share = volume.equals("CORE") ? mac.config().nameOf("CORE") : "Vault";
    String to = random.nextBoolean() ? "tb" : "fallback";
    switch (random.nextInt(9)) {
      case 0, 1 -> act(random, "switch", "--share", share, "--to", to);
      case 2 -> byForce(volume, random, "switch", "--share", share, "--to", to, "--force");
      case 3 -> act(random, "unmount", "--share", share);
      case 4, 5 -> act(random, "mount", "--all");
      case 6 -> act(random, "reconcile", "--all");
      case 7 -> act(random, "verify");
      default -> status();
    }
  }

  private void byForce(String volume, Random random, String... words) throws Exception {
    double from = TortureRecord.now();
    act(random, words);
    record.cause("force", volume, from, TortureRecord.now() + SECONDS_AFTER_FORCE);
  }

  private void act(Random random, String... words) throws Exception {
    record.count(words[0] + " commands");
    RunningJar command = jar.start(words);
    switch (random.nextInt(6)) {
      case 0 -> {
        command.killAfter(Duration.ofMillis(random.nextInt(4_000)));
        record.count("kills of commands");
      }
      case 1 -> {
        freeze(command, random);
        check(words, command.await(LIMIT));
      }
      default -> check(words, command.await(LIMIT));
    }
  }

  private void freeze(RunningJar command, Random random) throws Exception {
    double from = TortureRecord.now();
    Thread.sleep(random.nextInt(2_000));
    command.signal("STOP");
    Thread.sleep(random.nextInt(3_000));
    command.signal("CONT");
    record.count("freezes of commands");
    record.cause("freeze", "", from, TortureRecord.now() + TortureFaults.SECONDS_AFTER_AN_OUTAGE);
  }

  /**
   * Checks the end of a command: a code that stands for a defect, or a stack trace, is a fault of
   * its own.
   */
  private void check(String[] words, Run run) {
    boolean isRenamed = run.code() == 2 && run.err().contains("no share is named");
    boolean isKnown = isRenamed || List.of(0, 1, 3, 11, 12).contains(run.code());
    if (!isKnown || run.err().contains("\tat ")) {
      record.fault(String.join(" ", words) + ": " + run);
    }
  }

  /** Compares status with the mount table, when that was the same before and after. */
  private void status() {
    record.count("status commands");
    List<String> before = mac.mounts();
    int changes = changes();
    Run run = jar.run("status", "--json");
    if (run.code() != 0) {
      record.fault("status: " + run);
      return;
    }
    if (!before.equals(mac.mounts()) || changes != changes()) {
      return;
    }
    record.count("status compared");
    run.json().path("shares").forEach(share -> compare(share, before, run));
  }

  private void compare(JsonNode share, List<String> mounts, Run run) {
    String path = " on " + mac.volumes().resolve(share.path("share_name").asText()) + " (";
    String table =
        mounts.stream()
            .filter(line -> line.contains(path))
            .map(line -> line.contains("@" + StandInMac.TB + ":") ? "tb" : "fallback")
            .findFirst()
            .orElse("none");
    boolean isKnown = !share.path("mount_state").asText().equals("unknown");
    if (isKnown && !share.path("active_interface").asText().equals(table)) {
      record.fault("status lies, mounts " + mounts + ": " + run);
    }
  }

  private int changes() {
    return mac.ledger().mounts().size() + mac.ledger().unmounts().size();
  }
}
