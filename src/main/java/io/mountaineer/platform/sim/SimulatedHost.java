package io.mountaineer.platform.sim;

import io.mountaineer.core.Failure;
import io.mountaineer.core.ServerGuid;
import io.mountaineer.platform.NetworkState.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Address of the simulated server, with everything that can be wrong with it. */
public final class SimulatedHost {

  /** Fate of packets to this address. */
  public enum Link {
    UP,
    /** The cable is out: no route, at once, and the link is inactive. */
    DOWN,
    /** The machine answers that nothing listens: connects fail at once. */
    REFUSING,
    /** Packets vanish: connects run into their limit. */
    BLACK_HOLE
  }

  private final String name;
  private volatile String networkInterface;
  private volatile List<String> addresses = List.of();
  private volatile Link link = Link.UP;
  private volatile boolean privacyRefusesJava;
  private volatile boolean privacyRefusesApple;
  private volatile boolean lookupFails;
  private volatile boolean hasAnswered;
  private volatile boolean savedPassword = true;
  private volatile int savedPasswords = 1;
  private volatile boolean mountsHang;
  private volatile Duration mountTakes = Duration.ofMillis(80);
  private volatile Optional<Failure> mountFailure = Optional.empty();
  private volatile boolean statfsHangs;
  private volatile Optional<String> statfsError = Optional.empty();
  private volatile int probesToMiss;
  private volatile boolean statfsIsCached;
  private volatile boolean sessionsGoOn;
  private volatile boolean isTrafficReported;
  private volatile long receivedBytes;
  private volatile List<Channel> channels = List.of();
  private volatile Optional<ServerGuid> serverGuid = Optional.empty();
  private volatile boolean negotiationsHang;

  SimulatedHost(String name) {
    this.name = name;
    this.networkInterface = name.startsWith("10.10.10.") ? "bridge0" : "en0";
  }

  /**
   * Returns the network interface that leads to it: the cable's for an address on it, else Wi-Fi.
   */
  public String networkInterface() {
    return networkInterface;
  }

  /** Sets the network interface that leads to it; the routes do not tell an empty one. */
  public SimulatedHost leavesBy(String newInterface) {
    networkInterface = newInterface;
    return this;
  }

  public String name() {
    return name;
  }

  public Link link() {
    return link;
  }

  public SimulatedHost goes(Link newLink) {
    link = newLink;
    return this;
  }

  /** Sets the numeric addresses of the name; mounts are made by the first. */
  public SimulatedHost resolvesTo(String... numeric) {
    addresses = List.of(numeric);
    return this;
  }

  Set<String> addresses() {
    return Set.copyOf(addresses);
  }

  /** Returns the address to which its mounts are connected. */
  String connected() {
    return addresses.isEmpty() ? name : addresses.get(0);
  }

  /** Records an answer: its address is known from now on. */
  void answers() {
    hasAnswered = true;
  }

  boolean hasAnswered() {
    return hasAnswered;
  }

  /** Sets whether name lookups fail at once, although the host is as it was. */
  public SimulatedHost lookupFails(boolean fails) {
    lookupFails = fails;
    return this;
  }

  boolean lookupFails() {
    return lookupFails;
  }

  /** Sets whether macOS denies the local network to Java while Apple's own tools pass. */
  public SimulatedHost privacyRefusesJava(boolean refuses) {
    privacyRefusesJava = refuses;
    return this;
  }

  boolean refusesJava() {
    return privacyRefusesJava;
  }

  /** Sets whether macOS denies the local network to Apple's own tools too. */
  public SimulatedHost privacyRefusesApple(boolean refuses) {
    privacyRefusesApple = refuses;
    return this;
  }

  boolean refusesApple() {
    return privacyRefusesApple;
  }

  /** Makes the next probes get lost although the link is up. */
  public SimulatedHost missesProbes(int count) {
    probesToMiss = count;
    return this;
  }

  synchronized boolean missesThisProbe() {
    if (probesToMiss == 0) {
      return false;
    }
    probesToMiss--;
    return true;
  }

  /** Makes every mount end with this failure; none again with an empty one. */
  public SimulatedHost mountsFailWith(Optional<Failure> failure) {
    mountFailure = failure;
    return this;
  }

  Optional<Failure> mountFailure() {
    return mountFailure;
  }

  /** Sets whether the Keychain has a password for this name; else a window asks for it. */
  public SimulatedHost savedPassword(boolean saved) {
    savedPassword = saved;
    return this;
  }

  boolean savedPassword() {
    return savedPassword;
  }

  /** Saves another password for this name, as the user does. */
  public SimulatedHost savesAnotherPassword() {
    savedPasswords++;
    return this;
  }

  /** Mark of the password that the Keychain has for this name. */
  String savedLogin() {
    return savedPassword ? "password " + savedPasswords : "none";
  }

  public SimulatedHost mountsHang(boolean hang) {
    mountsHang = hang;
    return this;
  }

  boolean mountsHang() {
    return mountsHang;
  }

  public SimulatedHost mountTakes(Duration duration) {
    mountTakes = duration;
    return this;
  }

  Duration mountTakes() {
    return mountTakes;
  }

  /** Sets whether the file system is silent although the port answers. */
  public SimulatedHost statfsHangs(boolean hangs) {
    statfsHangs = hangs;
    return this;
  }

  boolean statfsHangs() {
    return statfsHangs || link != Link.UP;
  }

  /** Makes the file system end every call with this error although the port answers. */
  public SimulatedHost statfsFailsWith(Optional<String> error) {
    statfsError = error;
    return this;
  }

  /** Sets whether statfs answers from its cache where the server does not. */
  public SimulatedHost statfsIsCached(boolean cached) {
    statfsIsCached = cached;
    return this;
  }

  boolean statfsIsCached() {
    return statfsIsCached;
  }

  /** Mounts go on working whatever becomes of new connections, as on a server that is too busy. */
  public SimulatedHost sessionsGoOn(boolean goOn) {
    sessionsGoOn = goOn;
    return this;
  }

  boolean sessionsGoOn() {
    return sessionsGoOn;
  }

  /** Sets whether the system reports the number of bytes received from it. */
  public SimulatedHost isTrafficReported(boolean reported) {
    isTrafficReported = reported;
    return this;
  }

  boolean isTrafficReported() {
    return isTrafficReported;
  }

  long receivedBytes() {
    return receivedBytes;
  }

  /** Lets bytes come from it. */
  public synchronized void sends(long bytes) {
    receivedBytes += bytes;
  }

  /** Sets the channels of the session of its mounts, as the system names them. */
  public SimulatedHost channels(Channel... all) {
    channels = List.of(all);
    return this;
  }

  List<Channel> channels() {
    return channels;
  }

  Optional<String> statfsError() {
    return statfsError;
  }

  /** Sets the identifier of the server at this address; it tells none with an empty one. */
  public SimulatedHost serverGuid(Optional<ServerGuid> guid) {
    serverGuid = guid;
    return this;
  }

  /** Returns the identifier of the server at this address. */
  public Optional<ServerGuid> serverGuid() {
    return serverGuid;
  }

  /** Sets whether the server takes connections and then says nothing. */
  public SimulatedHost negotiationsHang(boolean hang) {
    negotiationsHang = hang;
    return this;
  }

  boolean negotiationsHang() {
    return negotiationsHang;
  }
}
