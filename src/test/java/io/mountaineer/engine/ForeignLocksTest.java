package io.mountaineer.engine;

import static io.mountaineer.core.Interface.TB;
import static io.mountaineer.engine.FakeMac.CORE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mountaineer.core.LocalTimes;
import io.mountaineer.files.HeldLock;
import io.mountaineer.files.LockAttempt;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command that keeps a share from the monitor, as one that was suspended in its act. */
class ForeignLocksTest {

  @TempDir Path folder;
  private FakeMac mac;

  @BeforeEach
  void switchOn() {
    mac = new FakeMac(folder);
  }

  @Test
  void statusNamesTheHolderOfALockAtOnce() throws Exception {
    mac.mountedVia(TB).cycle();
    HeldLock lock = suspended("switch");

    String reason = mac.another().status().get(0).decision().reason();

    assertEquals(
        "another mountaineer works on it: switch (pid %d), since %s"
            .formatted(ProcessHandle.current().pid(), LocalTimes.full(lock.holder().since())),
        reason);
    lock.close();
    assertEquals("keep", mac.another().status().get(0).decision().action());
  }

  @Test
  void aLookAtTheHolderTakesNoLock() throws Exception {
    mac.mountedVia(TB).cycle();
    EngineUnderTest looks = mac.another();

    looks.status();
    HeldLock lock = suspended("switch");
    looks.status();

    assertTrue(mac.another().lockOf(CORE).tryAcquire("mount") instanceof LockAttempt.HeldByOther);
    lock.close();
  }

  @Test
  void aHeldShareThatShouldBeMovedIsLoggedAfterTenSecondsAndOnce() throws Exception {
    mac.mountedVia(TB).cycle();
    HeldLock lock = suspended("switch");
    mac.pullThunderbolt();

    mac.runFor(9);
    assertEquals(0, mac.logged("trouble"));
    mac.runFor(8);
    assertEquals(1, mac.logged("trouble"));
    mac.runFor(120);

    assertEquals(1, mac.logged("trouble"));
    assertTrue(
        mac.logEvents.stream()
            .anyMatch(entry -> entry.text().contains("works on it: switch (pid ")),
        mac.logEvents::toString);
    lock.close();
  }

  @Test
  void aHeldShareOnWhichNothingIsDueIsLoggedAfterAMinuteAndOnce() throws Exception {
    mac.mountedVia(TB).cycle();
    HeldLock lock = suspended("switch");

    mac.runFor(55);
    assertEquals(0, mac.logged("trouble"));
    mac.runFor(120);

    assertEquals(1, mac.logged("trouble"));
    lock.close();
  }

  @Test
  void commandsThatFollowEachOtherAreNotLogged() throws Exception {
    mac.mountedVia(TB).cycle();
    for (int i = 0; i < 10; i++) {
      HeldLock lock = suspended("switch " + i);
      mac.runFor(20);
      lock.close();
    }

    assertEquals(0, mac.logged("trouble"));
  }

  private HeldLock suspended(String what) throws Exception {
    return ((LockAttempt.Held) mac.another().lockOf(CORE).tryAcquire(what)).lock();
  }
}
