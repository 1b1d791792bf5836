package io.mountaineer.tray.menu;

import static java.util.Objects.requireNonNull;

import io.mountaineer.core.Alias;
import io.mountaineer.core.Config;
import io.mountaineer.core.HostHealth;
import io.mountaineer.core.Interface;
import io.mountaineer.core.LocalTimes;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Data from which the menu is computed.
 *
 * @param config config in use; empty while there is no valid one
 * @param problems reasons why the config file cannot be used, for people, the first one first; an
 *     earlier config may be in use
 * @param reports reports that {@code status --json} prints, by share name; none before the first
 *     look at a share
 * @param pending actions that the user has asked for and that are not done yet, by share name
 * @param monitorFault lines about a monitor of another process that does no work; none where it
 *     works, or where the monitor is this process
 * @param lastEvents last change of each share, by its name, as far as the history has it
 * @param opensAtLogin whether the program starts at login; empty while that is not known
 * @param zone time zone of the shown times
 */
public record TrayModel(
    Optional<Config> config,
    List<String> problems,
    Map<String, ShareReport> reports,
    Map<String, PendingAction> pending,
    List<String> monitorFault,
    Map<String, LastEvent> lastEvents,
    Optional<Boolean> opensAtLogin,
    ZoneId zone) {

  public TrayModel {
    requireNonNull(config, "config is null");
    requireNonNull(opensAtLogin, "opensAtLogin is null");
    requireNonNull(zone, "zone is null");
    problems = List.copyOf(problems);
    reports = Map.copyOf(reports);
    pending = Map.copyOf(pending);
    monitorFault = List.copyOf(monitorFault);
    lastEvents = Map.copyOf(lastEvents);
  }

  /**
   * Last change of a share.
   *
   * @param text event, time and duration, as in "Switched to fallback 09:17, 1.4 s"
   */
  public record LastEvent(Instant at, String text) {}

  /** Returns the model before the first reading of the config. */
  public static TrayModel starting() {
    return withoutConfig(List.of());
  }

  /** Returns the model while no valid config has been read. */
  public static TrayModel withoutConfig(List<String> problems) {
    return new TrayModel(
        Optional.empty(),
        problems,
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Optional.empty(),
        ZoneId.systemDefault());
  }

  boolean isStarting() {
    return config.isEmpty() && problems.isEmpty();
  }

  /** Returns whether there is a config to act by. */
  boolean isUsable() {
    return config.isPresent();
  }

  List<Share> shares() {
    return config.map(Config::shares).orElse(List.of());
  }

  Optional<ShareReport> reportOf(Share share) {
    return Optional.ofNullable(reports.get(share.name()));
  }

  Optional<PendingAction> pendingOf(Share share) {
    return Optional.ofNullable(pending.get(share.name()));
  }

  /** Returns the pause in force where all shares are paused: the one that ends first. */
  Optional<Pause> pause() {
    List<Optional<Pause>> pauses =
        shares().stream().map(share -> reportOf(share).flatMap(TrayModel::pause)).toList();
    return pauses.stream().allMatch(Optional::isPresent)
        ? pauses.stream().flatMap(Optional::stream).min(TrayModel::byEnd)
        : Optional.empty();
  }

  /** Returns whether a share is paused, alone or with all. */
  boolean isAnyPaused() {
    return reports.values().stream().anyMatch(report -> pause(report).isPresent());
  }

  boolean isOn(Share share, Interface via) {
    return reportOf(share)
        .filter(report -> report.state().active().equals(Optional.of(via)))
        .isPresent();
  }

  /** Returns whether a share is on fallback while Thunderbolt can be reached. */
  boolean canSwitchBack(Share share) {
    return isOn(share, Interface.FALLBACK)
        && reportOf(share).filter(report -> isReachable(report, Interface.TB)).isPresent();
  }

  /** A mount may well succeed by an address that macOS refuses to this program. */
  static boolean isReachable(ShareReport report, Interface via) {
    HostHealth host = report.seen().health(via);
    return host.isUp() || host.isRefused();
  }

  private static Optional<Pause> pause(ShareReport report) {
    return report.state().intents().pausedAt(report.seen().time().now());
  }

  private static int byEnd(Pause one, Pause other) {
    return one.until().orElse(Instant.MAX).compareTo(other.until().orElse(Instant.MAX));
  }

  /** Returns a moment as local time, as seen from the latest report. */
  String time(Instant moment) {
    Instant now =
        reports.values().stream()
            .map(report -> report.seen().time().now())
            .max(Instant::compareTo)
            .orElse(moment);
    return new LocalTimes(zone, now).at(moment);
  }

  /** Returns the state of a share, a running action included. */
  IconState stateOf(Share share) {
    return pendingOf(share).isPresent()
        ? IconState.BUSY
        : reportOf(share).map(IconState::of).orElse(IconState.BUSY);
  }

  Optional<LastEvent> lastEventOf(Share share) {
    return Optional.ofNullable(lastEvents.get(share.name()));
  }

  List<Alias> aliasesOf(Share share) {
    return config.orElseThrow().aliasesOf(share);
  }

  /** Returns the aliases into shares that are not configured. */
  List<Alias> orphans() {
    return config.map(Config::aliases).orElse(List.of()).stream()
        .filter(alias -> shares().stream().noneMatch(each -> alias.leadsInto(each)))
        .toList();
  }
}
