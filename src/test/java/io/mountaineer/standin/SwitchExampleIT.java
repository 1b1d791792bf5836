package io.mountaineer.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Example for Raycast and Alfred. */
@Execution(ExecutionMode.CONCURRENT)
class SwitchExampleIT {

  private static final String NAME = "My \"Share\" tb";

  @RegisterExtension final StandInMac mac = new StandInMac();

  private Example example;

  @BeforeEach
  void find() {
    example = new Example(mac, "switch-share.sh");
  }

  @Test
  void withoutAWordItShowsTheShares() {
    mac.mounted(StandInMac.TB, "CORE");

    example.run("", "").ended(0).says("● Core mounted Thunderbolt");
  }

  @Test
  void aShareThatIsTbReadyIsShownAsThat() {
    mac.mounted(StandInMac.FALLBACK, "CORE");
    mac.run("reconcile", "--all").ended(0);

    example.run("Core", "").ended(0).says("▲ Core mounted, TB Ready fallback");
  }

  @Test
  void nothingMountedAndNothingConfiguredAreShownToo() {
    example.run().ended(0).says("✕ Core not mounted -");
    mac.config().withoutShares();
    example.run().ended(0).says("No shares are configured yet");
  }

  @Test
  void itMovesAShareAsRaycastAndAsAlfredAskForIt() throws IOException {
    mac.config().share(NAME, "MINE", "evan", StandInMac.TB, StandInMac.FALLBACK);
    mac.mounted(StandInMac.TB, "MINE");

    example.run(NAME, "fallback").ended(0);
    assertEquals("127.0.0.2", mac.servedBy(NAME));
    example.run(NAME + " tb").ended(0);
    assertEquals("127.0.0.1", mac.servedBy(NAME));
  }

  @Test
  void openFilesKeepAShareWhereItIs() {
    mac.mounted(StandInMac.TB, "CORE");
    mac.opened(712, "Final Cut Pro", "CORE/film.mov");

    example.run("Core", "fallback").ended(12).says("in use by Final Cut Pro (pid 712)");
    assertEquals(List.of(), mac.ledger().story());
  }

  @Test
  void whatIsWrongIsShown() throws IOException {
    example.run("Nowhere", "tb").ended(2).says("Nowhere");
    Files.writeString(mac.config().path(), "[");
    example.run().ended(10).says("config.toml");
    example.withoutProgram().run().ended(127).complains("mountaineer is not on the PATH");
  }

  @Test
  void aProgramThatHangsIsEnded() {
    example.with("SECONDS_AT_MOST", "1").program("exec sleep 60").run().ended(143);
  }
}
