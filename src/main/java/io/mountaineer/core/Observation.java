package io.mountaineer.core;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.CycleTime.Interruption;
import io.mountaineer.core.MountStatus.Mounted;
import io.mountaineer.core.ShareMounts.Stray;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Observation of one share in one cycle.
 *
 * @param server health of the server that the mount at the volume path really uses; empty when that
 *     is one of the two configured hosts, or nothing is mounted
 * @param underWay mount that was asked for and may still land
 * @param openFiles result of a look at the open files; empty when nothing was looked at
 * @param before observation by the same process in its previous cycle, if the share was left alone
 *     since, by this process and by every other mountaineer
 * @param wake the last wake, while it may still explain why a host is silent; empty for a command
 *     that looks once
 * @param firstMount the first automatic mount after a monitor's start or a wake, while it is due
 * @param identities servers that answered at the two hosts, asked while these went on answering
 * @param foreignServer server that answered at the host of a foreign mount at the volume path
 */
public record Observation(
    CycleTime time,
    HostHealth tb,
    HostHealth fallback,
    ShareMounts mounts,
    Optional<HostHealth> server,
    Optional<MountUnderWay> underWay,
    Optional<OpenFiles> openFiles,
    Optional<Observation> before,
    Optional<Wake> wake,
    Optional<FirstMount> firstMount,
    Map<Interface, ServerIdentity> identities,
    Optional<ServerIdentity> foreignServer) {

  private static final ServerIdentity NOT_ASKED = new ServerIdentity.Unknown("not asked");

  public Observation {
    requireNonNull(time, "time is null");
    requireNonNull(tb, "tb is null");
    requireNonNull(fallback, "fallback is null");
    requireNonNull(mounts, "mounts is null");
    requireNonNull(server, "server is null");
    requireNonNull(underWay, "underWay is null");
    requireNonNull(openFiles, "openFiles is null");
    requireNonNull(wake, "wake is null");
    requireNonNull(firstMount, "firstMount is null");
    identities = Map.copyOf(identities);
    requireNonNull(foreignServer, "foreignServer is null");
    // One cycle back is all that is ever used; a longer chain would grow for ever.
    before = before.map(Observation::withoutBefore);
  }

  /** Creates an observation long after any wake and any start. */
  public Observation(
      CycleTime time,
      HostHealth tb,
      HostHealth fallback,
      ShareMounts mounts,
      Optional<HostHealth> server,
      Optional<MountUnderWay> underWay,
      Optional<OpenFiles> openFiles,
      Optional<Observation> before) {
    this(
        time,
        tb,
        fallback,
        mounts,
        server,
        underWay,
        openFiles,
        before,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Optional.empty());
  }

  public HostHealth health(Interface via) {
    return via == Interface.TB ? tb : fallback;
  }

  /** Returns the occupant of the volume path. */
  public MountStatus mount() {
    return mounts.status();
  }

  public List<Stray> strays() {
    return mounts.strays();
  }

  /**
   * Returns the health of the server that this mount really uses, which its interface may not show.
   */
  public HostHealth serverOf(Mounted mounted) {
    return server.orElseGet(() -> health(mounted.on()));
  }

  /** Returns a mount that may still land at the moment of this cycle. */
  public Optional<MountUnderWay> stillUnderWay() {
    return underWay.filter(note -> note.mayStillLand(time.now()));
  }

  /** Returns a mount that may still land and is not the one that is there. */
  public Optional<MountUnderWay> stillToLand() {
    return stillUnderWay().filter(note -> note.isOneOfSeveral() || !isMountedBy(note.host()));
  }

  private boolean isMountedBy(String host) {
    return mount() instanceof Mounted mounted && ServerMatcher.same(host, mounted.serverHost());
  }

  public Observation withMount(MountStatus status) {
    return withMounts(mounts.with(status));
  }

  public Observation withMounts(ShareMounts found) {
    Draft draft = new Draft(this);
    draft.mounts = found;
    return draft.observation();
  }

  public Observation withUnderWay(Optional<MountUnderWay> note) {
    Draft draft = new Draft(this);
    draft.underWay = note;
    return draft.observation();
  }

  /** Returns this observation after another look in the same cycle. */
  public Observation again(
      CycleTime later, HostHealth tbLater, HostHealth fallbackLater, ShareMounts mountsLater) {
    Draft draft = new Draft(this);
    draft.time = later;
    draft.tb = tbLater;
    draft.fallback = fallbackLater;
    draft.mounts = mountsLater;
    return draft.observation();
  }

  public Observation withOpenFiles(Optional<OpenFiles> found) {
    Draft draft = new Draft(this);
    draft.openFiles = found;
    return draft.observation();
  }

  public Observation withWake(Optional<Wake> last) {
    Draft draft = new Draft(this);
    draft.wake = last;
    return draft.observation();
  }

  public Observation withFirstMount(Optional<FirstMount> due) {
    Draft draft = new Draft(this);
    draft.firstMount = due;
    return draft.observation();
  }

  /** Returns this observation with the answer of the server at an interface. */
  public Observation withIdentity(Interface via, ServerIdentity identity) {
    Map<Interface, ServerIdentity> all = new EnumMap<>(Interface.class);
    all.putAll(identities);
    all.put(via, identity);
    return withIdentities(all);
  }

  public Observation withIdentities(Map<Interface, ServerIdentity> all) {
    Draft draft = new Draft(this);
    draft.identities = all;
    return draft.observation();
  }

  /** Returns this observation with the answer of the server of a foreign mount. */
  public Observation withForeignServer(Optional<ServerIdentity> answered) {
    Draft draft = new Draft(this);
    draft.foreignServer = answered;
    return draft.observation();
  }

  /** Returns the server that answered at an interface; unknown if it was not asked. */
  public ServerIdentity identity(Interface via) {
    return identities.getOrDefault(via, NOT_ASKED);
  }

  /**
   * Returns whether a wake that a person may have caused lies between the previous cycle and this
   * one.
   */
  boolean isFirstOfFullWake() {
    boolean isDark = wake.filter(Wake::dark).isPresent();
    boolean wasDark = before.flatMap(Observation::wake).filter(Wake::dark).isPresent();
    return !isDark && (wasDark || time.interruption() == Interruption.SLEEP);
  }

  /** Returns the interface of the mount that was there in the previous cycle and is gone now. */
  Optional<Interface> vanished() {
    return before
        .filter(earlier -> mount() instanceof MountStatus.NotMounted)
        .flatMap(earlier -> earlier.mount().via());
  }

  /**
   * Returns whether the share is mounted where it belongs, on a server that answers, and not known
   * or feared to be lost.
   */
  boolean isHealthy() {
    if (!(mount() instanceof Mounted mounted)) {
      return false;
    }
    return serverOf(mounted).isUp()
        && switch (mounted.health().state()) {
          case ALIVE, UNCHECKED -> true;
          case UNSURE, SILENT, DEAD -> false;
        };
  }

  /**
   * Returns whether open files of a mount need no regard because nothing can come of them. A mount
   * that works while its server misses probes is not lost.
   */
  public boolean isLost(Mounted mounted) {
    HostHealth server = serverOf(mounted);
    return mounted.health().isDead(server)
        || server.isDown() && !mounted.health().provenSinceMiss();
  }

  /** Returns whether a host is known to have come or gone since the previous cycle. */
  boolean hostCameOrWent() {
    return before
        .filter(earlier -> changed(earlier.tb, tb) || changed(earlier.fallback, fallback))
        .isPresent();
  }

  private static boolean changed(HostHealth was, HostHealth is) {
    return was.isUp() && is.isDown() || was.isDown() && is.isUp();
  }

  private Observation withoutBefore() {
    return before.isEmpty()
        ? this
        : new Observation(
            time,
            tb,
            fallback,
            mounts,
            server,
            underWay,
            openFiles,
            Optional.empty(),
            wake,
            firstMount,
            identities,
            foreignServer);
  }

  /** Copy of an observation with a part that is changed before it is read. */
  private static final class Draft {
    private CycleTime time;
    private HostHealth tb;
    private HostHealth fallback;
    private ShareMounts mounts;
    private Optional<HostHealth> server;
    private Optional<MountUnderWay> underWay;
    private Optional<OpenFiles> openFiles;
    private Optional<Observation> before;
    private Optional<Wake> wake;
    private Optional<FirstMount> firstMount;
    private Map<Interface, ServerIdentity> identities;
    private Optional<ServerIdentity> foreignServer;

    Draft(Observation from) {
      time = from.time;
      tb = from.tb;
      fallback = from.fallback;
      mounts = from.mounts;
      server = from.server;
      underWay = from.underWay;
      openFiles = from.openFiles;
      before = from.before;
      wake = from.wake;
      firstMount = from.firstMount;
      identities = from.identities;
      foreignServer = from.foreignServer;
    }

    Observation observation() {
      return new Observation(
          time,
          tb,
          fallback,
          mounts,
          server,
          underWay,
          openFiles,
          before,
          wake,
          firstMount,
          identities,
          foreignServer);
    }
  }
}
