package io.mountaineer.world;

import io.mountaineer.core.Failure;
import io.mountaineer.core.Hold;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountTable;
import io.mountaineer.core.NameForm;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import io.mountaineer.engine.Verb;
import io.mountaineer.platform.Mounter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The promises about acts: each is held against what the process had been told. */
final class Judge {

  /** All limits of one share's work, one after another, for every share. */
  private static final Duration LONGEST_CYCLE = Duration.ofMinutes(8);

  private final World world;
  private final Patience patience;
  private Optional<Share> spared = Optional.empty();

  Judge(World world) {
    this.world = world;
    this.patience = new Patience(world);
  }

  /** Nothing happens to this share: it has to stay where it is. */
  void spare(Share share) {
    spared = Optional.of(share);
  }

  void spareNobody() {
    spared = Optional.empty();
  }

  void mount(Mountaineer process, Mounter.Request request) {
    Share share =
        known(process)
            .filter(each -> each.shareName().equals(request.shareName()))
            .findFirst()
            .orElseThrow(() -> new Violation("mounts what is not configured: " + request));
    Violation.unless(
        request.volumePath().equals(world.volume(share)),
        "a share is mounted at its volume path only: " + request);
    Violation.unless(
        process.evidence().table().filter(table -> lacks(table, share)).isPresent(),
        "a mount begins only when the mount table lacks the share: " + request);
    Violation.unless(
        process.evidence().provesFree(request.volumePath()),
        "a mount begins only when its place is free: " + request);
    patience.mount(process, request);
    Violation.unless(
        !process.isRobot() || world.files().remembered(share).hold() != Hold.UNMOUNTED,
        "what the user took away stays away: " + request);
  }

  void mounted(Mountaineer process, Mounter.Request request, Optional<Failure> failure) {
    patience.mounted(process, request, failure);
    if (failure.isEmpty()) {
      process.evidence().mounted(request.volumePath());
    }
  }

  /** The user acted or changed the config: what failed before may be tried again. */
  void afresh() {
    patience.afresh();
  }

  /** What a command about one share told at its end, if nothing else happened meanwhile. */
  void told(Mountaineer process, Verb verb, ShareReport report) {
    if (!(report.outcome() instanceof Outcome.Done done)) {
      return;
    }
    MountTable.Known table = (MountTable.Known) process.evidence().table().orElseThrow();
    Path volume = world.volume(report.share());
    Optional<String> wanted = done.active().map(report.share()::host);
    Optional<String> found =
        table.entries().stream()
            .filter(entry -> entry.path().equals(volume) && carries(entry, report.share()))
            .map(entry -> entry.smb().orElseThrow().host())
            .findFirst();
    Violation.unless(found.equals(wanted), "done means done: " + report);
    Violation.unless(
        wanted.isEmpty() || process.evidence().heardFrom(volume), "a new mount answers: " + report);
    Violation.unless(
        !(verb instanceof Verb.UnmountShare)
            || world.isDiskFull()
            || world.files().remembered(report.share()).hold() == Hold.UNMOUNTED,
        "an unmount is remembered: " + report);
  }

  /** The shares in the config, which is read again in the midst of a cycle, too. */
  private Stream<Share> known(Mountaineer process) {
    return Stream.concat(process.evidence().shares().stream(), world.shares().stream());
  }

  private static boolean lacks(MountTable table, Share share) {
    return table instanceof MountTable.Known known
        && known.entries().stream().noneMatch(entry -> carries(entry, share));
  }

  private static boolean carries(MountEntry entry, Share share) {
    return entry
        .smb()
        .filter(smb -> NameForm.same(smb.share(), share.shareName()))
        .filter(smb -> List.of(share.thunderboltHost(), share.fallbackHost()).contains(smb.host()))
        .isPresent();
  }

  void unmount(Mountaineer process, MountEntry entry, boolean force) {
    Evidence evidence = process.evidence();
    Share share =
        known(process)
            .filter(each -> carries(entry, each))
            .findFirst()
            .orElseThrow(() -> new Violation("unmounts what is no share's: " + entry));
    Violation.unless(
        !process.isRobot()
            || evidence.made(entry.path())
            || !entry.path().equals(world.volume(share))
            || evidence.answered(share.thunderboltHost())
            || evidence.answered(share.fallbackHost()),
        "a mount is left as it is while nothing answers: " + entry);
    Violation.unless(
        !spared.equals(Optional.of(share)),
        "the trouble of its neighbours does not reach a share: " + entry);
    Violation.unless(
        evidence.table().isPresent(), "nothing is unmounted without a look at the mount table");
    String host = entry.smb().orElseThrow().host();
    boolean proven = evidence.provesDown(host) || evidence.provesDead(entry.path(), host);
    Violation.unless(
        force || evidence.provesIdle(entry.path()),
        "a live mount is unmounted only when nobody has files open: " + entry);
    Violation.unless(
        !force || process.mayForce() || proven,
        "force needs a dead host, a dead mount or the user's word: " + entry);
  }

  void endedInTime(Mountaineer process, Duration took) {
    Violation.unless(
        took.compareTo(LONGEST_CYCLE) < 0, process.name() + " took " + took.toSeconds() + " s");
  }
}
