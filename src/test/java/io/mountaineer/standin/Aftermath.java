package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Promises that hold after every test. */
final class Aftermath {

  private final Path root;
  private final Ledger ledger;
  private final List<Path> ownThings;

  /**
   * Takes what a test leaves.
   *
   * @param ownThings what the test itself put into the volumes folder
   */
  Aftermath(Path root, Ledger ledger, List<Path> ownThings) {
    this.root = root;
    this.ledger = ledger;
    this.ownThings = ownThings;
  }

  /** Adds the ledger to whatever went wrong, in the test or here. */
  void check(Optional<Throwable> failureOfTest) throws IOException {
    try {
      Await.until("no process is left over", () -> leftOver().isEmpty());
      assertEquals(List.of(), ledger.violations(), "one mount of a share at a time");
      assertOneMountForEachShare();
      assertNothingMadeInVolumes();
      assertNoPassword();
    } catch (AssertionError failure) {
      throw new AssertionError(failure.getMessage() + "\n" + story(), failure);
    }
    if (failureOfTest.isPresent()) {
      throw new AssertionError(story());
    }
  }

  private void assertOneMountForEachShare() throws IOException {
    List<String> shares = new ArrayList<>();
    try (Stream<Path> mounts = Files.list(root.resolve("mounts"))) {
      for (Path mount : mounts.toList()) {
        String line = Files.readString(mount).strip();
        if (isOfTheUser(line) && !isStrayOfTheTest(mount, line)) {
          shares.add(line.replaceFirst("^//[^/]*/(.*?) on .*$", "$1"));
        }
      }
    }
    assertEquals(shares.stream().distinct().sorted().toList(), shares.stream().sorted().toList());
  }

  /** Mounts of others, and those made elsewhere or by the automounter, do not count. */
  private boolean isOfTheUser(String line) {
    return line.contains(" on " + root.resolve("Volumes"))
        && line.endsWith("mounted by " + StandInMac.USER + ")")
        && !line.contains(", automounted")
        && !line.contains(", nobrowse");
  }

  /** Returns whether a mount is the test's own, at another path than that of the share. */
  private boolean isStrayOfTheTest(Path mount, String line) {
    String share = line.replaceFirst("^//[^/]*/(.*?) on .*$", "$1");
    String proper = " on " + root.resolve("Volumes").resolve(share) + " (";
    return mount.getFileName().toString().startsWith("0-") && !line.contains(proper);
  }

  private void assertNothingMadeInVolumes() throws IOException {
    try (Stream<Path> volumes = Files.list(root.resolve("Volumes"))) {
      for (Path volume : volumes.toList()) {
        boolean known = ledger.made().contains(volume) || ownThings.contains(volume);
        assertTrue(known, () -> volume + " was made by neither macOS nor the test");
      }
    }
  }

  private void assertNoPassword() {
    List<String> secret =
        ledger.arguments().stream()
            .filter(argument -> argument.matches("(smb:)?//[^/@]*:[^/@]+@.*"))
            .toList();
    assertEquals(List.of(), secret, "no password is passed to any program");
  }

  /** Processes started by this test: they alone have its home in their environment. */
  private List<ProcessHandle> leftOver() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
      String text = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
      return text.contains(root.toString());
    } catch (IOException e) {
      return false; // it has ended, or belongs to another user
    }
  }

  private String story() {
    return ledger.events().stream()
        .map(Ledger.Event::toString)
        .collect(Collectors.joining("\n", "the ledger of the failed test:\n", "\n"));
  }

  /** Ends what is left of the test and deletes its folder. */
  void clear() throws IOException {
    leftOver().forEach(ProcessHandle::destroyForcibly);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
