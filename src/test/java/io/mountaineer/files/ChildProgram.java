package io.mountaineer.files;

import io.mountaineer.core.Attempts;
import io.mountaineer.core.Backoff;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.ShareState;
import io.mountaineer.platform.Clock;
import io.mountaineer.state.SaveResult;
import io.mountaineer.state.StateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Actions of a second process on a home: {@code main <verb> <directory> [share] [times]}. */
public final class ChildProgram {

  /** The real clocks: processes have no other time in common. */
  public static final Clock WALL =
      new Clock() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void pause(Duration duration) {
          LockSupport.parkNanos(duration.toNanos());
        }
      };

  private ChildProgram() {}

  public static void main(String[] args) throws IOException {
    Home home = new Home(Path.of(args[1]), Path.of("log"));
    Locks locks = new Locks(home.locks(), WALL);
    switch (args[0]) {
      case "count" -> count(stateFile(home, locks), args[2], Integer.parseInt(args[3]));
      case "rewrite" -> rewrite(stateFile(home, locks));
      case "hold" -> hold(args[2].equals("state") ? locks.state() : share(locks, args[2]));
      case "mount" -> mount(share(locks, args[2]), args[3]);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  public static StateFile stateFile(Home home, Locks locks) {
    return new StateFile(home.state(), locks.state(), WALL, System.err::println);
  }

  /** Counts the failures of a share up by one, so many times; each must be saved. */
  public static void count(StateFile file, String share, int times) {
    for (int i = 0; i < times; i++) {
      if (!(file.update(share, ChildProgram::withOneMoreFailure) instanceof SaveResult.Written)) {
        throw new IllegalStateException("not written");
      }
    }
  }

  public static ShareState withOneMoreFailure(ShareState share) {
    Attempts more =
        new Attempts(
            new Backoff(share.attempts().mount().failures() + 1, Optional.empty()),
            Backoff.NONE,
            Backoff.NONE,
            Map.of(),
            "");
    return new ShareState(
        share.active(),
        share.mountAlive(),
        share.hosts(),
        more,
        share.recovery(),
        share.intents(),
        share.lastSwitchAt(),
        share.error(),
        share.mountedHost(),
        share.notPermitted(),
        share.since(),
        share.servers());
  }

  /** Rewrites without end, and writes a byte to stdout for each time it is saved. */
  private static void rewrite(StateFile file) {
    for (int i = 0; ; i++) {
      count(file, "share " + i % 20, 1);
      System.out.write('.');
      System.out.flush();
    }
  }

  static LockFile share(Locks locks, String name) {
    return locks.share(Path.of("/Volumes", name), name);
  }

  /** Notes a mount by a host, and never gets to its end. */
  private static void mount(LockFile lock, String host) throws IOException {
    HeldLock mine = ((LockAttempt.Held) lock.tryAcquire("mounting")).lock();
    mine.mountBegins(new MountUnderWay(host, Instant.parse("2026-01-31T12:00:00Z")));
    System.out.write('+');
    System.out.flush();
    System.in.read();
  }

  /** Tells whether it got the lock, and keeps it until stdin ends. */
  private static void hold(LockFile lock) throws IOException {
    LockAttempt got = lock.tryAcquire("holding on");
    System.out.write(got instanceof LockAttempt.Held ? '+' : '-');
    System.out.flush();
    System.in.read();
  }
}
