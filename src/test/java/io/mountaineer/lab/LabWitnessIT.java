package io.mountaineer.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mountaineer.standin.Await;
import io.mountaineer.standin.RunningJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Silence of a host, held against the other signs: traffic of its mount, routes and links. */
class LabWitnessIT {

  /** Cycles that have to pass before a mount counts as left alone. */
  private static final int SOME_CYCLES = 8;

  @RegisterExtension final Lab lab = new Lab();

  @BeforeEach
  void serveAFile() throws Exception {
    Files.writeString(lab.served("CORE").resolve("film.txt"), "the film");
  }

  @Test
  void aMountProvenByItsTrafficIsMovedOnlyWhenIdleThoughItsHostFallsSilent() throws Exception {
    RunningJar monitor = lab.monitor();
    lab.awaitOn("CORE", "tb");
    Process reader = lab.opens(lab.volume("CORE").resolve("film.txt"));

    lab.tb().refusePrograms();
    Await.until("the refusal is noticed", () -> reason().contains("macOS blocks this program"));
    awaitSomeCycles();
    assertEquals("tb", lab.status("CORE").path("active_interface").asText());

    lab.tb().swallowPrograms("en0");
    Await.until("its silence is noticed", () -> isMoved() || holdsBack(monitor));
    awaitSomeCycles();
    assumeFalse(isMoved() && aWitnessWasLate(), "this machine is too busy for its witnesses");
    assertFalse(isMoved(), "nothing is moved under an open file");

    reader.outputWriter().close();
    lab.awaitOn("CORE", "fallback");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPulledCableIsNoRefusalAndFailsOverThoughAFileIsOpen(boolean fileIsOpen) {
    RunningJar monitor = lab.monitor();
    lab.awaitOn("CORE", "tb");
    if (fileIsOpen) {
      lab.opens(lab.volume("CORE").resolve("film.txt"));
    }

    lab.tb().pull();
    lab.awaitOn("CORE", "fallback");

    assertTrue(monitor.err().contains("event=failover "), monitor::err);
    assertEquals("the film", lab.evan("/bin/cat", lab.link("CORE").resolve("film.txt").toString()));
  }

  /**
   * Returns whether the monitor's log says that it keeps a mount: a status of another process has
   * no proof from the cycles before.
   */
  private static boolean holdsBack(RunningJar monitor) {
    return monitor
        .err()
        .lines()
        .anyMatch(line -> line.matches(".*event=open_files .*decision=keep"));
  }

  private boolean isMoved() {
    return !lab.evan("mount").contains("//evan@10.10.10.1/CORE");
  }

  /**
   * Returns whether a witness was late: the engine waits for 0.3 s, and what is ended by then has
   * written no end.
   */
  private boolean aWitnessWasLate() {
    return calls("netstat") > ends("netstat");
  }

  private String reason() {
    return lab.status("CORE").path("decision").path("reason").asText();
  }

  /** Waits for some cycles: each reads the mount table once, and nothing else does meanwhile. */
  private void awaitSomeCycles() {
    long before = calls("mount");
    Await.until("some cycles pass", () -> calls("mount") >= before + SOME_CYCLES);
  }

  private long ends(String tool) {
    try {
      return lab.ledger().ends(tool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long calls(String tool) {
    try {
      return lab.ledger().calls(tool);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
