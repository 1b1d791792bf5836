package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.Guard;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Life;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.MountView;
import io.mountaineer.core.MountView.Mounted;
import io.mountaineer.core.Reach;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareMounts.Stray;
import io.mountaineer.engine.ProofOfLife.Server;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Probe;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mounts a share by one interface and proves host, path and life of the new mount. */
final class Mounting {

  /** Between the two tries of a mount. */
  private static final Duration BEFORE_SECOND_TRY = Duration.ofSeconds(1);

  /** osascript may return before its mount is in the table (unproven; it costs only a look). */
  private static final Duration UNTIL_LISTED = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** As long as a mount tool may take by itself; half of what its mount may take to appear. */
  private static final Duration LIMIT_OF_A_TOOL = Duration.ofSeconds(30);

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
    Reach host = host(task, to);
    boolean isThere = host.isUp() || host.isRefused() && task.seen().reach(to).isRefused();
    return isThere ? tryOnce(task, to) : failure.map(why -> cutOff(why, host));
  }

  private static Failure cutOff(Failure failure, Reach host) {
    boolean isGone = host.isDown() || host.isRefused();
    return isGone ? new Failure(Kind.CUT_OFF, failure.message(), failure.nextStep()) : failure;
  }

  /** Whether the host still answers; a mount is not worth another try, or trust, without it. */
  private Reach host(Task task, Interface to) {
    String host = task.share().host(to);
    int port = task.settings().smbPort();
    Duration limit = task.settings().connectTimeout();
    Probe.Answer byNc = platform.secondOpinion().probe(host, port, limit);
    return byNc.connected() || byNc.kind() == Probe.Kind.REFUSED_BY_PEER
        ? health(byNc)
        : health(platform.probe().probe(host, port, limit));
  }

  private static Reach health(Probe.Answer answer) {
    return switch (answer.kind()) {
      case CONNECTED -> Reach.up(answer.detail());
      case REFUSED_BY_PEER, TIMED_OUT -> Reach.down(answer.detail());
      case NO_ROUTE -> Reach.refused(answer.detail());
      case NO_ADDRESS -> Reach.unknown(answer.detail());
      case NO_VERDICT -> Reach.suspect(answer.detail());
    };
  }

  private Optional<Failure> tryOnce(Task task, Interface to) {
    long start = platform.time().nanos();
    journal.mountAttempt(task.share(), to);
    Optional<Failure> failure = attempt(task, to);
    journal.mountEnd(task.share(), to, failure, platform.time().nanos() - start);
    return failure;
  }

  /** Waits for the volume path to be free; why nothing can be mounted there. */
  Optional<Failure> freePath(Task task) {
    return mountPoint.makeFree(task);
  }

  private Optional<Failure> attempt(Task task, Interface to) {
    ShareMounts before = task.mountsNow(platform);
    if (before.view() instanceof Mounted mounted && mounted.on() == to) {
      return prove(task, to, before);
    }
    boolean isFree = before.view() instanceof MountView.NotMounted;
    if (!isFree || hasNewStray(task, before) || hasStrayBy(task.share().host(to), before)) {
      return Optional.of(inTheWay(task, before));
    }
    return mountPoint.makeFree(task).or(() -> attach(task, to, before));
  }

  /** A mount that appeared since the share was observed: somebody mounts it at this moment. */
  private static boolean hasNewStray(Task task, ShareMounts now) {
    List<MountEntry> known = task.seen().strays().stream().map(Stray::entry).toList();
    return now.strays().stream().anyMatch(stray -> !known.contains(stray.entry()));
  }

  private static boolean hasStrayBy(String host, ShareMounts now) {
    return !now.straysBy(host).isEmpty();
  }

  /** The note comes first: from here on the mount may land, whatever becomes of us. */
  private Optional<Failure> attach(Task task, Interface to, ShareMounts before) {
    Optional<MountUnderWay> earlier = stillToLand(task);
    task.lock().mountBegins(task.share().host(to), platform.time().now());
    long start = platform.time().nanos();
    MountResult told = platform.mounter().mount(task.request(to, before));
    Optional<Failure> failure = told.failure();
    boolean isOver = failure.filter(why -> why.kind() != Kind.TIMED_OUT).isPresent();
    if (failure.isPresent() && !isOver) {
      task.lock().mountGoesOn(lastAsked(start));
    }
    ShareMounts after = awaitListed(task, before.strays(), isOver ? Duration.ZERO : UNTIL_LISTED);
    if (isListed(after)) {
      boolean isLate = failure.isPresent() && !isOver;
      landed(task, after, isLate, earlier);
      Optional<Failure> unproven = prove(task, to, after, told);
      return isLate ? unproven.map(why -> late(failure.get(), why)) : unproven;
    }
    Optional<Failure> answered = after.obstacle(to);
    if (isOver || answered.isPresent()) {
      task.lock().onlyUnderWay(earlier);
    }
    return failure.or(() -> answered).or(() -> Optional.of(unlisted(told)));
  }

  /**
   * By the time that has run: over a sleep or a step of the clock a mount takes as long as ever. A
   * tool that waited for a person was at work all the while.
   */
  private Instant lastAsked(long start) {
    Duration ran = Duration.ofNanos(platform.time().nanos() - start);
    Duration counted = ran.compareTo(LIMIT_OF_A_TOOL) < 0 ? ran : LIMIT_OF_A_TOOL;
    return platform.time().now().minus(counted);
  }

  /** Where the system says that it mounted the share; the mount table has to list it there. */
  private static boolean isAt(Stray stray, MountResult told) {
    return told.elsewhere().filter(stray.entry().path()::equals).isPresent();
  }

  private static Failure unlisted(MountResult told) {
    return Failure.of(
        Kind.TIMED_OUT,
        "the mount was accepted"
            + told.elsewhere().map(path -> ", at " + path + " as macOS says,").orElse("")
            + " but never appeared in the mount table");
  }

  /** A mount that was begun before and may still land. */
  Optional<MountUnderWay> stillToLand(Task task) {
    return task.lock().underWay().filter(note -> note.mayStillLand(platform.time().now()));
  }

  /** Of two mounts that were begun, the one that is there may be either. */
  private static void landed(
      Task task, ShareMounts after, boolean isLate, Optional<MountUnderWay> earlier) {
    boolean isOurs = after.view() instanceof Mounted || !after.strays().isEmpty();
    if (isOurs && !(isLate && earlier.isPresent())) {
      task.lock().onlyUnderWay(earlier.map(MountUnderWay::asOneOfSeveral));
    }
  }

  /** After a timeout neither another try at once nor the way back is safe, whatever appeared. */
  private static Failure late(Failure timeout, Failure unproven) {
    return new Failure(
        Kind.TIMED_OUT, timeout.message() + "; " + unproven.message(), unproven.nextStep());
  }

  /**
   * The mounts once a new one is there; strays of before are left out. The last look begins after
   * the limit: this process may have been stopped since the one before.
   */
  private ShareMounts awaitListed(Task task, List<Stray> strays, Duration limit) {
    long start = platform.time().nanos();
    while (true) {
      boolean isLast = platform.time().nanos() - start >= limit.toNanos();
      ShareMounts mounts = newMounts(task, strays);
      if (isLast || isListed(mounts)) {
        return mounts;
      }
      platform.time().pause(BETWEEN_LOOKS);
    }
  }

  private ShareMounts newMounts(Task task, List<Stray> earlier) {
    ShareMounts now = task.mountsNow(platform);
    List<MountEntry> known = earlier.stream().map(Stray::entry).toList();
    return now.withStrays(
        now.strays().stream().filter(stray -> !known.contains(stray.entry())).toList());
  }

  private static boolean isListed(ShareMounts mounts) {
    return !(mounts.view() instanceof MountView.NotMounted) || !mounts.strays().isEmpty();
  }

  /** Of several new strays the one that the system says it made goes, and no other. */
  private Optional<Failure> prove(Task task, Interface to, ShareMounts after, MountResult told) {
    List<Stray> ours = after.strays().stream().filter(stray -> isAt(stray, told)).toList();
    if (ours.isEmpty()) {
      return prove(task, to, after);
    }
    Failure misplaced = undo(task, ours);
    return after.view() instanceof Mounted ? prove(task, to, after) : Optional.of(misplaced);
  }

  private Optional<Failure> prove(Task task, Interface to, ShareMounts after) {
    if (!after.strays().isEmpty() && after.view() instanceof MountView.NotMounted) {
      return Optional.of(undo(task, after.strays()));
    }
    if (!(after.view() instanceof Mounted mounted)) {
      return Optional.of(inTheWay(task, after));
    }
    if (mounted.on() != to) {
      return Optional.of(
          Failure.of(Kind.PATH_OCCUPIED, "somebody mounted it via " + mounted.on().label()));
    }
    return proveLife(task, mounted);
  }

  private Failure undo(Task task, List<Stray> strays) {
    boolean undone =
        strays.stream()
            .map(
                stray ->
                    unmounting.release(
                        task, stray.entry(), Guard.ONLY_IF_IDLE, Evidence.none(task.asked())))
            .allMatch(result -> result instanceof Unmounting.Result.Gone);
    Path landed = strays.get(0).entry().path();
    return new Failure(
        Kind.PATH_OCCUPIED,
        "macOS mounted it at " + landed + (undone ? ", undone" : ", which could not be undone"),
        "look what stands at " + task.volumePath());
  }

  private Optional<Failure> proveLife(Task task, Mounted mounted) {
    Path path = mounted.entry().path();
    int port = task.settings().smbPort();
    // What has just been mounted has answered: there is no older answer that df could give.
    Server fresh = new Server(mounted.serverHost(), port, Reach.up("it was just mounted"));
    Life life = liveness.check(path, fresh, true);
    BothClocks asked = BothClocks.now(platform.time());
    Reach host = life.isAlive() ? Reach.up("alive") : host(task, mounted.on());
    if (life.state() == Life.State.SILENT && !life.isDead(host)) {
      life = liveness.insist(path, new Server(mounted.serverHost(), port, host));
    }
    if (!life.isDead(host)) {
      return Optional.empty();
    }
    Server lost = new Server(mounted.serverHost(), port, host);
    return Optional.of(undoDead(task, mounted, life, Evidence.none(asked).withLost(lost)));
  }

  private Failure undoDead(Task task, Mounted mounted, Life life, Evidence evidence) {
    boolean undone =
        unmounting.release(task, mounted.entry(), Guard.EVEN_IF_BUSY, evidence)
            instanceof Unmounting.Result.Gone;
    return Failure.of(
        Kind.UNREACHABLE, "the new mount is dead (" + life.detail() + (undone ? "), undone" : ")"));
  }

  private static Failure inTheWay(Task task, ShareMounts mounts) {
    if (mounts.view() instanceof MountView.Unknown unknown) {
      return Failure.of(Kind.UNKNOWN, unknown.why());
    }
    Path where =
        mounts.view() instanceof MountView.NotMounted
            ? mounts.strays().get(0).entry().path()
            : task.volumePath();
    return Failure.of(Kind.PATH_OCCUPIED, "another mount appeared at " + where);
  }
}
