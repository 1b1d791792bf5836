package io.mountaineer.standin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Edits of the config, by commands that are killed at times and by an editor. */
final class TortureEdits implements Torture.Tormentor {

  private static final String OWN_LINE = "# a line of the user's own";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final StandInMac mac;
  private final TortureRecord record;
  private final JarRun jar;

  TortureEdits(StandInMac mac, TortureRecord record) throws IOException {
    this.mac = mac;
    this.record = record;
    this.jar = mac.jar().option("--platform", "macos");
    replace(OWN_LINE + "\n" + text());
  }

  @Override
  public int pause() {
    return 12;
  }

  @Override
  public void step(Random random) throws Exception {
    switch (random.nextInt(4)) {
      case 0 ->
          command(random, "config", "set", "lsof_recheck", random.nextBoolean() ? "on" : "off");
      case 1 ->
          command(random, "config", "set", "connect_timeout_ms", 400 + random.nextInt(9) + "");
      case 2 -> rename("Core", "Kern");
      default -> rename("Kern", "Core");
    }
    assertWhole();
  }

  private void command(Random random, String... words) {
    record.count("edits by a command");
    RunningJar edit = jar.start(words);
    if (random.nextInt(3) == 0) {
      edit.killAfter(Duration.ofMillis(random.nextInt(1_500)));
      return;
    }
    Run run = edit.await(LIMIT);
    if (run.code() != 0 && run.code() != 11) {
      record.fault(String.join(" ", words) + ": " + run);
    }
  }

  private void rename(String from, String to) throws IOException {
    record.count("edits by hand");
    replace(text().replace("name = \"%s\"\n".formatted(from), "name = \"%s\"\n".formatted(to)));
  }

  private String text() throws IOException {
    return Files.readString(mac.config().path());
  }

  private void replace(String text) throws IOException {
    Path beside = mac.config().path().resolveSibling("config.of.the.editor");
    Files.writeString(beside, text);
    Files.move(beside, mac.config().path(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void assertWhole() throws IOException {
    String text = text();
    boolean isWhole =
        text.startsWith(OWN_LINE + "\n")
            && text.split("\\[\\[shares]]", -1).length == 3
            && List.of("CORE", "VAULT").stream().allMatch(text::contains);
    if (!isWhole) {
      record.fault("the config is not whole: " + text);
    }
  }
}
