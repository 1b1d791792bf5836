package io.mountaineer.engine;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Failure.Kind;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.MountUnderWay;
import io.mountaineer.core.MountUnderWay.Login;
import io.mountaineer.core.ServerMatcher;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareMounts.Stray;
import io.mountaineer.platform.Mounter.MountResult;
import io.mountaineer.platform.Mounter.Request;
import io.mountaineer.platform.Platform;
import io.mountaineer.platform.Volumes.Occupant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mount of a share by one interface, with the proof that the new mount works. */
final class VerifiedMount {

  /** The pause between the two tries of a mount. */
  private static final Duration BEFORE_SECOND_TRY = Duration.ofSeconds(1);

  /** osascript may return before its mount is in the table (unproven; it costs only a look). */
  private static final Duration UNTIL_LISTED = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final Platform platform;
  private final MountPoint mountPoint;
  private final HostQuestion hosts;
  private final MountProof proof;
  private final EventLog log;

  VerifiedMount(Platform platform, HostQuestion hosts, MountProof proof, EventLog log) {
    this.platform = platform;
    this.mountPoint = new MountPoint(platform);
    this.hosts = hosts;
    this.proof = proof;
    this.log = log;
  }

  /**
   * Mounts, with one more try where that may help. The caller has made sure that nothing of the
   * share is mounted; this looks once more before each try.
   *
   * @return why it failed; empty when the share is mounted and answers
   */
  Optional<Failure> mount(ShareTarget target, Interface to) {
    Optional<Failure> failure = tryOnce(target, to);
    if (failure.filter(first -> first.kind().isRetryable()).isEmpty()) {
      return failure;
    }
    platform.clock().pause(BEFORE_SECOND_TRY);
    HostHealth host = hosts.ask(target.share().host(to), target.settings());
    boolean isThere = host.isUp() || host.isRefused() && target.seen().health(to).isRefused();
    return isThere ? tryOnce(target, to) : failure.map(why -> cutOff(why, host));
  }

  private static Failure cutOff(Failure failure, HostHealth host) {
    boolean isGone = host.isDown() || host.isRefused();
    return isGone ? new Failure(Kind.CUT_OFF, failure.message(), failure.nextStep()) : failure;
  }

  private Optional<Failure> tryOnce(ShareTarget target, Interface to) {
    long start = platform.clock().nanos();
    log.mountAttempt(target.share(), to);
    Optional<Failure> failure = attempt(target, to);
    log.mountEnd(target.share(), to, failure, platform.clock().nanos() - start);
    failure.ifPresent(why -> target.table().changes());
    return failure;
  }

  /** Waits for the volume path to be free; returns why nothing can be mounted there. */
  Optional<Failure> freePath(ShareTarget target) {
    return mountPoint.makeFree(target);
  }

  private Optional<Failure> attempt(ShareTarget target, Interface to) {
    ShareMounts before = target.mountsAfterLastStep();
    if (before.status() instanceof Mounted mounted && mounted.on() == to) {
      return proof.of(target, to, before);
    }
    boolean isFree = before.status() instanceof MountStatus.NotMounted;
    if (!isFree || hasNewStray(target, before) || hasStrayBy(to, before)) {
      return Optional.of(MountProof.inTheWay(target, before));
    }
    return mountPoint.makeFree(target).or(() -> attach(target, to, before));
  }

  /**
   * A mount that appeared since the share was observed: another program mounts it at this moment.
   */
  private static boolean hasNewStray(ShareTarget target, ShareMounts now) {
    List<MountEntry> known = target.seen().strays().stream().map(Stray::entry).toList();
    return now.strays().stream().anyMatch(stray -> !known.contains(stray.entry()));
  }

  private static boolean hasStrayBy(Interface to, ShareMounts now) {
    return !now.straysBy(to).isEmpty();
  }

  private Optional<Failure> attach(ShareTarget target, Interface to, ShareMounts before) {
    Optional<MountUnderWay> earlier = stillToLand(target);
    MountResult result = ask(target, target.request(to, before));
    Optional<Failure> failure = result.failure();
    boolean isOver = failure.filter(why -> why.kind() != Kind.TIMED_OUT).isPresent();
    ShareMounts after = awaitListed(target, before.strays(), isOver ? Duration.ZERO : UNTIL_LISTED);
    if (isListed(after)) {
      boolean isLate = failure.isPresent() && !isOver;
      landed(target, to, after, isLate, earlier);
      Optional<Failure> unproven = proof.of(target, to, after, result);
      return isLate ? unproven.map(why -> late(failure.get(), why)) : unproven;
    }
    Optional<Failure> answered = after.obstacle(to);
    if (isOver || answered.isPresent()) {
      target.lock().onlyUnderWay(earlier);
    }
    return failure.or(() -> answered).or(() -> Optional.of(unlisted(result)));
  }

  /**
   * The time that the tool has run counts: over a sleep or a step of the clock a mount takes as
   * long as ever. A tool that waited for a person was at work all the while.
   */
  private Instant lastAsked(long start) {
    Duration ran = Duration.ofNanos(platform.clock().nanos() - start);
    Duration counted = ran.compareTo(Request.USUAL_LIMIT) < 0 ? ran : Request.USUAL_LIMIT;
    return platform.clock().now().minus(counted);
  }

  /** The note comes first: from here on the mount may land, whatever becomes of us. */
  private MountResult ask(ShareTarget target, Request request) {
    Instant now = platform.clock().now();
    Login login = new Login(request.username(), request.port());
    target.lock().mountBegins(MountUnderWay.by(request.host(), login, now, request.limit()));
    long start = platform.clock().nanos();
    target.table().changes();
    MountResult result = platform.mounter().mount(request);
    if (result.failure().filter(why -> why.kind() == Kind.TIMED_OUT).isPresent()) {
      target.lock().mountGoesOn(lastAsked(start));
    }
    return result;
  }

  private static Failure unlisted(MountResult result) {
    return Failure.of(
        Kind.TIMED_OUT,
        "the mount was accepted"
            + result.elsewhere().map(path -> ", at " + path + " as macOS says,").orElse("")
            + " but never appeared in the mount table");
  }

  /** Returns a mount that was begun before and may still land. */
  Optional<MountUnderWay> stillToLand(ShareTarget target) {
    return target.lock().underWay().filter(note -> note.mayStillLand(platform.clock().now()));
  }

  /**
   * Of two mounts that were begun, the one that is there may be either. One by another host says
   * nothing of them.
   */
  private static void landed(
      ShareTarget target,
      Interface to,
      ShareMounts after,
      boolean isLate,
      Optional<MountUnderWay> earlier) {
    String host = target.share().host(to);
    boolean isProper =
        after.status() instanceof Mounted mounted && ServerMatcher.same(mounted.serverHost(), host);
    boolean isOurs = isProper || hasStrayBy(to, after);
    if (isOurs && !(isLate && earlier.isPresent())) {
      target.lock().onlyUnderWay(earlier.map(MountUnderWay::asOneOfSeveral));
    }
  }

  /** After a timeout neither another try at once nor the way back is safe, whatever appeared. */
  private static Failure late(Failure timeout, Failure unproven) {
    return new Failure(
        Kind.TIMED_OUT, timeout.message() + "; " + unproven.message(), unproven.nextStep());
  }

  /** Returns the mounts once a new one is there; earlier strays are left out. */
  private ShareMounts awaitListed(ShareTarget target, List<Stray> strays, Duration limit) {
    return platform
        .clock()
        .await(limit, BETWEEN_LOOKS, () -> newMounts(target, strays), VerifiedMount::isListed);
  }

  private ShareMounts newMounts(ShareTarget target, List<Stray> earlier) {
    ShareMounts now = target.mountsNow();
    List<MountEntry> known = earlier.stream().map(Stray::entry).toList();
    return now.withStrays(
        now.strays().stream().filter(stray -> !known.contains(stray.entry())).toList());
  }

  private static boolean isListed(ShareMounts mounts) {
    return !(mounts.status() instanceof MountStatus.NotMounted) || !mounts.strays().isEmpty();
  }

  /** Mount point of a share, kept free of anything that would push a mount to {@code CORE-1}. */
  private static final class MountPoint {

    /**
     * macOS removes a mount point itself, shortly after the unmount (DiskArbitration, DAMount.c).
     */
    private static final Duration UNTIL_REMOVED = Duration.ofSeconds(5);

    /** A look lists one folder, and the share is away meanwhile. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final Platform platform;

    MountPoint(Platform platform) {
      this.platform = platform;
    }

    /** Waits for macOS, then removes an empty leftover; returns empty when a mount may be made. */
    Optional<Failure> makeFree(ShareTarget target) {
      Path path = target.volumePath();
      Occupant occupant = awaitRemoval(path);
      if (occupant == Occupant.EMPTY_DIRECTORY && platform.volumes().removeEmptyDirectory(path)) {
        return Optional.empty();
      }
      return occupant.failureAt(path);
    }

    private Occupant awaitRemoval(Path path) {
      return platform
          .clock()
          .await(
              UNTIL_REMOVED,
              BETWEEN_LOOKS,
              () -> platform.volumes().at(path),
              occupant -> !isEmptyDirectory(occupant));
    }

    private static boolean isEmptyDirectory(Occupant occupant) {
      return occupant == Occupant.EMPTY_DIRECTORY || occupant == Occupant.OUR_EMPTY_DIRECTORY;
    }
  }
}
