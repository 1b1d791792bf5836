package io.mountaineer.tray.menu;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Attempts;
import io.mountaineer.core.Config;
import io.mountaineer.core.CycleTime;
import io.mountaineer.core.Decision;
import io.mountaineer.core.Hold;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.HostHistory;
import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.KnownServers;
import io.mountaineer.core.LastError;
import io.mountaineer.core.LinkStatus;
import io.mountaineer.core.MountEntry;
import io.mountaineer.core.MountHealth;
import io.mountaineer.core.MountStatus;
import io.mountaineer.core.Observation;
import io.mountaineer.core.Outcome;
import io.mountaineer.core.Pause;
import io.mountaineer.core.PendingRecovery;
import io.mountaineer.core.Request;
import io.mountaineer.core.Settings;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareMounts;
import io.mountaineer.core.ShareReport;
import io.mountaineer.core.ShareState;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Report of one share, healthy on an interface unless a method says otherwise. */
final class Reports {

  static final Settings SETTINGS = Settings.defaults(Path.of("/Users/evan"));

  private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
  private static final HostHealth UP = HostHealth.up("answered");
  private static final HostHealth DOWN = HostHealth.down("no route to host");

  private final String name;
  private final Optional<Interface> active;
  private MountStatus mount;
  private HostHealth tb = UP;
  private HostHealth fallback = UP;
  private Hold hold = Hold.NONE;
  private PendingRecovery recovery = PendingRecovery.NONE;
  private Optional<String> error = Optional.empty();
  private LinkStatus link = LinkStatus.CORRECT;
  private Optional<Pause> pause = Optional.empty();
  private Optional<Request> request = Optional.empty();
  private Optional<Instant> since = Optional.empty();
  private Decision decision = new Decision.Keep("nothing to do");

  private Reports(String name, Optional<Interface> active) {
    this.name = name;
    this.active = active;
    this.mount =
        active
            .<MountStatus>map(
                on -> new MountStatus.Mounted(entry(), on, host(on), MountHealth.alive()))
            .orElse(new MountStatus.NotMounted());
  }

  static Reports on(Interface via) {
    return new Reports("core", Optional.of(via));
  }

  static Reports notMounted() {
    return new Reports("core", Optional.empty());
  }

  Reports named(String other) {
    Reports renamed = new Reports(other, active);
    renamed.mount = mount;
    return renamed;
  }

  Reports foreign() {
    mount = new MountStatus.Foreign(entry());
    return this;
  }

  Reports silent() {
    mount =
        new MountStatus.Mounted(entry(), active.orElseThrow(), "10.10.10.1", MountHealth.silent(3));
    return this;
  }

  Reports down(Interface via) {
    tb = via == Interface.TB ? DOWN : tb;
    fallback = via == Interface.FALLBACK ? DOWN : fallback;
    return this;
  }

  Reports hold(Hold kept) {
    hold = kept;
    return this;
  }

  Reports ready(String why) {
    recovery = new PendingRecovery(true, Optional.of(why), true, true);
    return this;
  }

  /** Makes it TB Ready by the decision of a look, before a monitor has stored it. */
  Reports readyByDecision(String why) {
    decision = new Decision.TbReady(why, true);
    return this;
  }

  Reports foreignLink() {
    link = LinkStatus.FOREIGN;
    return this;
  }

  Reports error(String text) {
    error = Optional.of(text);
    return this;
  }

  Reports since(String moment) {
    since = Optional.of(Instant.parse(moment));
    return this;
  }

  Reports paused(String until) {
    pause = Optional.of(new Pause(NOW, Optional.of(Instant.parse(until))));
    return this;
  }

  Reports requested(Interface to) {
    request = Optional.of(Request.toSwitch(to, NOW, Optional.empty()));
    return this;
  }

  Reports waitsFor(String why) {
    decision = new Decision.Wait(why, why + " for 12 s");
    return this;
  }

  private static String host(Interface via) {
    return via == Interface.TB ? "10.10.10.1" : "macmini.local";
  }

  ShareReport report() {
    CycleTime tick = CycleTime.once(NOW);
    return new ShareReport(
        new Share(name, "evan", "10.10.10.1", "macmini.local", "CORE"),
        SETTINGS,
        new Observation(
            tick,
            tb,
            fallback,
            ShareMounts.of(mount),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        new ShareState(
            active,
            Optional.empty(),
            HostHistory.UNSEEN,
            Attempts.NONE,
            recovery,
            Intents.NONE.withHold(hold).withRequest(request).withPauseOfAll(pause),
            Optional.empty(),
            error.map(text -> new LastError(text, LastError.Subject.MOUNT, tick.now())),
            Optional.empty(),
            Optional.empty(),
            since,
            KnownServers.NONE),
        decision,
        new Outcome.Unchanged(),
        link);
  }

  static TrayModel model(Reports... shares) {
    return model(List.of(), Map.of(), shares);
  }

  static TrayModel model(
      List<Alias> aliases, Map<String, PendingAction> pending, Reports... shares) {
    Map<String, ShareReport> reports =
        Stream.of(shares)
            .map(Reports::report)
            .collect(Collectors.toMap(each -> each.share().name(), each -> each));
    List<Share> configured = Stream.of(shares).map(each -> each.report().share()).toList();
    Config config = new Config(SETTINGS, configured, aliases);
    return new TrayModel(
        Optional.of(config),
        List.of(),
        reports,
        pending,
        List.of(),
        Map.of(),
        Optional.of(false),
        ZoneOffset.UTC);
  }

  private static MountEntry entry() {
    return new MountEntry(
        "//evan@10.10.10.1/CORE", "smbfs", Path.of("/Volumes/CORE"), Optional.empty());
  }
}
