package io.mountaineer.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.files.Child;
import io.mountaineer.files.ChildProgram;
import io.mountaineer.files.Home;
import io.mountaineer.files.Locks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StateFileProcessesTest {

  @TempDir Path directory;

  private Home home;

  @BeforeEach
  void setUp() throws IOException {
    home = new Home(directory, directory.resolve("log"));
    home.ensure();
  }

  @Test
  void twoProcessesUpdatingDifferentSharesLoseNothing() throws Exception {
    List<Child> children = new ArrayList<>();
    for (String share : List.of("one", "two", "three")) {
      children.add(Child.start("count", home.root(), share, "60"));
    }
    for (Child child : children) {
      assertEquals(0, child.exitCode());
    }

    for (String share : List.of("one", "two", "three")) {
      assertEquals(60, failures(share), share);
    }
  }

  @Test
  void twoProcessesCountingTheSameShareLoseNothing() throws Exception {
    try (Child child = Child.start("count", home.root(), "Core", "60")) {
      ChildProgram.count(stateFile(), "Core", 60);
      assertEquals(0, child.exitCode());
    }

    assertEquals(120, failures("Core"));
  }

  @Test
  void threadsOfOneProcessLoseNothing() {
    Locks locks = new Locks(home.locks(), ChildProgram.WALL);
    StateFile shared = ChildProgram.stateFile(home, locks);
    StateFile ofItsOwn = stateFile();

    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (StateFile file : List.of(shared, shared, shared, ofItsOwn)) {
      workers.add(CompletableFuture.runAsync(() -> ChildProgram.count(file, "Core", 50)));
    }
    workers.forEach(CompletableFuture::join);

    assertEquals(200, failures("Core"));
  }

  @Test
  void aKilledWriterLeavesAWholeFile() throws Exception {
    Home other = new Home(directory.resolve("other"), home.log());
    other.ensure();
    KilledWriters here = new KilledWriters(home);
    KilledWriters there = new KilledWriters(other);
    for (int kill = 0; kill < 32; kill += 2) {
      // Two at once, since their start takes most of the time.
      try (Child one = Child.start("rewrite", home.root());
          Child two = Child.start("rewrite", other.root())) {
        here.kill(one);
        there.kill(two);
      }
    }

    ChildProgram.count(stateFile(), "last", 1);

    assertFalse(names().stream().anyMatch(name -> name.endsWith(".tmp")), names().toString());
    assertFalse(names().stream().anyMatch(name -> name.contains("bad-")), names().toString());
  }

  /** One after the other, writers of one home are killed while they write. */
  private static final class KilledWriters {

    private final Home home;
    private final Random random = new Random();
    private int reported;

    KilledWriters(Home home) {
      this.home = home;
    }

    void kill(Child writer) throws Exception {
      reported += writer.read(1 + random.nextInt(100));
      reported += writer.kill();

      State state = StateJson.read(Files.readAllBytes(home.state()));
      int saved =
          state.shares().values().stream().mapToInt(s -> s.attempts().mount().failures()).sum();
      assertTrue(saved >= reported, saved + " saved of " + reported + " reported as written");
    }
  }

  private StateFile stateFile() {
    return ChildProgram.stateFile(home, new Locks(home.locks(), ChildProgram.WALL));
  }

  private int failures(String share) {
    return stateFile().load().of(share).attempts().mount().failures();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(home.root())) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }
}
