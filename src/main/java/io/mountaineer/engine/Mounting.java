package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Guard;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Life;
import io.mountaineer.core.MountView;
import io.mountaineer.core.MountView.Misplaced;
import io.mountaineer.core.MountView.Mounted;
import io.mountaineer.core.Reach;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Mounts a share by one interface and proves host, path and life of the new mount. */
final class Mounting {

  /** Between the two tries of a mount. */
  private static final Duration BEFORE_SECOND_TRY = Duration.ofSeconds(1);

  /** osascript may return before its mount is in the table (unproven; it costs only a look). */
  private static final Duration UNTIL_LISTED = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Platform platform;
  private final MountPoint mountPoint;
  private final Unmounting unmounting;
  private final LivenessWatch liveness;
  private final Journal journal;

  Mounting(Platform platform, Unmounting unmounting, LivenessWatch liveness, Journal journal) {
    this.platform = platform;
    this.mountPoint = new MountPoint(platform);
    this.unmounting = unmounting;
    this.liveness = liveness;
    this.journal = journal;
  }

  /**
   * Mounts, with one more try where that may help. The caller has made sure that nothing of the
   * share is mounted; this looks once more before each try.
   *
   * @return why it failed; empty when the share is mounted and answers
   */
  Optional<Failure> mount(Task task, Interface to) {
    Optional<Failure> failure = tryOnce(task, to);
    if (failure.filter(first -> first.kind().isWorthAnotherTry()).isEmpty()) {
      return failure;
    }
    platform.time().pause(BEFORE_SECOND_TRY);
    return host(task, to).isUp() ? tryOnce(task, to) : failure;
  }

  /** Whether the host still answers; a mount is not worth another try, or trust, without it. */
  private Reach host(Task task, Interface to) {
    Probe.Answer answer =
        platform
            .secondOpinion()
            .probe(
                task.share().host(to), task.settings().smbPort(), task.settings().connectTimeout());
    return answer.connected() ? Reach.up(answer.detail()) : Reach.down(answer.detail());
  }

  private Optional<Failure> tryOnce(Task task, Interface to) {
    long start = platform.time().nanos();
    journal.mountAttempt(task.share(), to);
    Optional<Failure> failure = attempt(task, to);
    journal.mountEnd(task.share(), to, failure, platform.time().nanos() - start);
    return failure;
  }

  private Optional<Failure> attempt(Task task, Interface to) {
    MountView before = task.viewNow(platform);
    if (before instanceof Mounted mounted && mounted.on() == to) {
      return prove(task, to, before);
    }
    if (!(before instanceof MountView.NotMounted)) {
      return Optional.of(inTheWay(task, before));
    }
    return mountPoint.makeFree(task).or(() -> attach(task, to));
  }

  private Optional<Failure> attach(Task task, Interface to) {
    Optional<Failure> failure = platform.mounter().mount(task.request(to));
    MountView after = awaitListed(task, failure.isPresent() ? Duration.ZERO : UNTIL_LISTED);
    if (after instanceof MountView.NotMounted) {
      Failure unlisted =
          Failure.of(
              Kind.TIMED_OUT, "the mount was accepted but never appeared in the mount table");
      return failure.or(() -> Optional.of(unlisted));
    }
    return prove(task, to, after);
  }

  private MountView awaitListed(Task task, Duration limit) {
    long end = platform.time().nanos() + limit.toNanos();
    MountView view = task.viewNow(platform);
    while (view instanceof MountView.NotMounted && platform.time().nanos() < end) {
      platform.time().pause(BETWEEN_LOOKS);
      view = task.viewNow(platform);
    }
    return view;
  }

  private Optional<Failure> prove(Task task, Interface to, MountView after) {
    if (after instanceof Misplaced misplaced) {
      return Optional.of(undo(task, misplaced));
    }
    if (!(after instanceof Mounted mounted)) {
      return Optional.of(inTheWay(task, after));
    }
    if (mounted.on() != to) {
      return Optional.of(
          Failure.of(Kind.PATH_OCCUPIED, "somebody mounted it via " + mounted.on().label()));
    }
    return proveLife(task, mounted);
  }

  private Failure undo(Task task, Misplaced misplaced) {
    boolean undone =
        misplaced.strays().stream()
            .map(stray -> unmounting.release(task, stray.entry(), Guard.ONLY_IF_IDLE))
            .allMatch(result -> result instanceof Unmounting.Result.Gone);
    Path landed = misplaced.strays().get(0).entry().path();
    return new Failure(
        Kind.PATH_OCCUPIED,
        "macOS mounted it at " + landed + (undone ? ", undone" : ", which could not be undone"),
        "look what stands at " + task.volumePath());
  }

  private Optional<Failure> proveLife(Task task, Mounted mounted) {
    Life life = liveness.check(mounted.entry().path(), true);
    Reach host = life.isAlive() ? Reach.up("alive") : host(task, mounted.on());
    if (life.state() == Life.State.SILENT && !life.isDead(host)) {
      life = liveness.insist(mounted.entry().path(), host);
    }
    if (!life.isDead(host)) {
      return Optional.empty();
    }
    boolean undone =
        unmounting.release(task, mounted.entry(), Guard.EVEN_IF_BUSY)
            instanceof Unmounting.Result.Gone;
    return Optional.of(
        Failure.of(
            Kind.TIMED_OUT,
            "the new mount is dead (" + life.detail() + (undone ? "), undone" : ")")));
  }

  private static Failure inTheWay(Task task, MountView view) {
    if (view instanceof MountView.Unknown unknown) {
      return Failure.of(Kind.UNKNOWN, unknown.why());
    }
    Path where =
        view instanceof Misplaced misplaced
            ? misplaced.strays().get(0).entry().path()
            : task.volumePath();
    return Failure.of(Kind.PATH_OCCUPIED, "another mount appeared at " + where);
  }
}
