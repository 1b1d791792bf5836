package io.mountaineer.engine;

import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.Attempts;
import io.mountaineer.core.Failure;
import io.mountaineer.core.Interface;
import io.mountaineer.core.ShareState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginWatchTest {

  @TempDir Path folder;
  private final ManualWorkers workers = new ManualWorkers();
  private FakeMac mac;
  private LoginWatch watch;
  private ShareState refused;

  @BeforeEach
  void refuse() {
    mac = new FakeMac(folder);
    watch = new LoginWatch(mac.mac.platform(), workers);
    refused = refusedWith("password 1");
  }

  @Test
  void aKeychainThatDoesNotAnswerHoldsUpNoCycleAndIsNotAskedTwice() {
    for (int cycle = 0; cycle < 100; cycle++) {
      assertEquals(refused, look());
      mac.time.pause(Duration.ofSeconds(2));
    }

    assertEquals(1, workers.tasks.size());
  }

  @Test
  void whatALookFoundIsTakenInALaterCycle() {
    mac.mac.host("10.10.10.1").savesAnotherPassword();
    assertEquals(refused, look());

    workers.finish(0);

    assertTrue(look().attempts().activeBar(Interface.TB, now()).isEmpty());
  }

  @Test
  void aLookFromBeforeTheRefusalIsNoEvidence() {
    look();
    workers.finish(0);
    mac.mac.host("10.10.10.1").savesAnotherPassword();
    mac.time.pause(Duration.ofSeconds(10));

    refused = refusedWith("password 2");

    assertEquals(refused, look());
  }

  private ShareState look() {
    return watch.look(CORE, refused, Duration.ZERO);
  }

  private ShareState refusedWith(String login) {
    Failure failure = Failure.of(Failure.Kind.LOGIN_REFUSED, "no").withLogin(Optional.of(login));
    return ShareState.NEW.withAttempts(Attempts.NONE.mountFailed(failure, Interface.TB, now()));
  }

  private Instant now() {
    return mac.time.now();
  }
}
