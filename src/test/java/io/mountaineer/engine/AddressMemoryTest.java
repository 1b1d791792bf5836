package io.mountaineer.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mountaineer.core.KnownHost;
import io.mountaineer.files.Home;
import io.mountaineer.files.Locks;
import io.mountaineer.platform.Addresses;
import io.mountaineer.platform.sim.VirtualClock;
import io.mountaineer.state.StateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressMemoryTest {

  @TempDir Path folder;
  private final VirtualClock time = new VirtualClock(Instant.parse("2026-01-05T08:00:00Z"));
  private Home home;

  @BeforeEach
  void makeHome() throws IOException {
    home = new Home(folder.resolve("home"), folder.resolve("log"));
    home.ensure();
  }

  @Test
  void theNextRunKnowsWhatThisOneLearned() {
    Run first = new Run();
    first.memory.recall();
    first.book.answers("nas.local", "10.0.0.4");
    first.memory.save();

    Run next = new Run();
    next.memory.recall();

    assertEquals(Set.of("10.0.0.4"), next.book.known.get("nas.local").addresses().keySet());
  }

  @Test
  void nothingIsWrittenWhileNothingIsNew() throws IOException {
    Run run = new Run();
    run.memory.recall();
    run.memory.save();
    assertFalse(Files.exists(home.state()));
    run.book.answers("nas.local", "10.0.0.4");
    run.memory.save();
    Files.writeString(home.state(), Files.readString(home.state()) + "\n");
    byte[] before = Files.readAllBytes(home.state());

    time.pause(Duration.ofHours(5));
    run.book.answers("nas.local", "10.0.0.4");
    run.memory.save();

    assertArrayEquals(before, Files.readAllBytes(home.state()));
  }

  @Test
  void whatAnotherProcessLearnedOfAnotherHostStays() {
    Run monitor = new Run();
    monitor.memory.recall();
    Run command = new Run();
    command.memory.recall();
    command.book.answers("nas.local", "10.0.0.4");
    command.memory.save();

    monitor.book.answers("macmini.local", "10.0.0.5");
    monitor.memory.save();

    assertEquals(Set.of("nas.local", "macmini.local"), monitor.states.load().hosts().keySet());
  }

  @Test
  void aHostThatHasNotAnsweredForAWeekLeavesTheFile() {
    Run run = new Run();
    run.memory.recall();
    run.book.answers("old.local", "10.0.0.4");
    run.memory.save();

    time.pause(Duration.ofDays(8));
    Run later = new Run();
    later.memory.recall();
    later.book.answers("new.local", "10.0.0.5");
    later.memory.save();

    assertEquals(Set.of("new.local"), later.states.load().hosts().keySet());
  }

  /** Process on the same home. */
  private final class Run {
    private final Book book = new Book();
    private final StateFile states =
        new StateFile(home.state(), new Locks(home.locks(), time).state(), time, problem -> {});
    private final AddressMemory memory = new AddressMemory(book, states, time);
  }

  private final class Book implements Addresses {
    private final Map<String, KnownHost> known = new TreeMap<>();

    void answers(String host, String address) {
      KnownHost before = known.getOrDefault(host, KnownHost.NONE);
      known.put(host, before.answered(address, Set.of(), time.now()));
    }

    @Override
    public Set<String> of(String host) {
      return Set.of();
    }

    @Override
    public void recall(Map<String, KnownHost> earlier) {
      known.putAll(earlier);
    }

    @Override
    public Map<String, KnownHost> known() {
      return Map.copyOf(known);
    }
  }
}
