package io.mountaineer.platform.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Child process and everything it has started. Members are remembered, because a process whose
 * parent has ended is no longer listed as anybody's descendant.
 */
final class ProcessTree {

  private static final Duration FOR_TERM = Duration.ofMillis(300);
  private static final Duration FOR_KILL = Duration.ofMillis(500);
  private static final long ROUND_MILLIS = 15;

  private final ProcessHandle root;
  private final Set<ProcessHandle> members = new LinkedHashSet<>();
  private boolean interrupted;

  ProcessTree(ProcessHandle root) {
    this.root = root;
    members.add(root);
  }

  /**
   * Ends all members, politely first. Takes less than a second; a process that waits for a dead
   * mount inside the macOS kernel survives even SIGKILL (it sleeps without PCATCH, SMBClient
   * smb_iod.c).
   *
   * @return whether all of them are gone
   */
  boolean end() {
    boolean gone =
        signalUntilGone(ProcessHandle::destroy, FOR_TERM)
            || signalUntilGone(ProcessHandle::destroyForcibly, FOR_KILL);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return gone;
  }

  boolean isAlive() {
    return members.stream().anyMatch(ProcessTree::runs);
  }

  /**
   * Returns whether a process still does something. Killed orphans stay as zombies where no process
   * collects them, as in a container; a Mac has no {@code /proc} and a launchd that does collect.
   */
  private static boolean runs(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(Path.of("/proc", process.pid() + "", "stat"), ISO_8859_1);
      return !stat.substring(stat.lastIndexOf(')') + 1).startsWith(" Z");
    } catch (IOException e) {
      return process.isAlive();
    }
  }

  private boolean signalUntilGone(Consumer<ProcessHandle> signal, Duration limit) {
    long start = System.nanoTime();
    Set<ProcessHandle> signalled = new LinkedHashSet<>();
    do {
      for (ProcessHandle member : deepestFirst()) {
        if (signalled.add(member)) {
          signal.accept(member);
        }
      }
      pause();
    } while (isAlive() && System.nanoTime() - start < limit.toNanos());
    return !isAlive();
  }

  /** Lists again each time: a member may have started another process since. */
  private Iterable<ProcessHandle> deepestFirst() {
    for (ProcessHandle member : List.copyOf(members)) {
      member.descendants().forEach(members::add);
    }
    Deque<ProcessHandle> reversed = new ArrayDeque<>();
    members.stream().filter(member -> !member.equals(root)).forEach(reversed::addFirst);
    reversed.addLast(root);
    return reversed;
  }

  private void pause() {
    try {
      Thread.sleep(ROUND_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true; // asked to end: that is what happens here anyway
    }
  }
}
