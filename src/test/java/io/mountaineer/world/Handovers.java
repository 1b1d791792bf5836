package io.mountaineer.world;

import io.mountaineer.core.Intents;
import io.mountaineer.core.Interface;
import io.mountaineer.core.Pause;
import io.mountaineer.core.Request;
import io.mountaineer.core.Share;
import io.mountaineer.core.ShareState;
import io.mountaineer.engine.Arrival;
import io.mountaineer.engine.Departure;
import io.mountaineer.files.Locks;
import io.mountaineer.state.SaveResult;
import io.mountaineer.state.State;
import io.mountaineer.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/** Users who depart and arrive, pause and resume, and ask for moves that wait. */
final class Handovers {

  private static final int LONGEST_SECONDS = 300;

  private final SplittableRandom random;
  private final List<Share> targets;
  private final Share share;

  Handovers(SplittableRandom random, List<Share> targets) {
    this.random = random;
    this.targets = targets;
    this.share = targets.get(random.nextInt(targets.size()));
  }

  Event any() {
    Duration lasts = Duration.ofSeconds(random.nextInt(5, LONGEST_SECONDS));
    return switch (random.nextInt(9)) {
      case 0, 1 -> depart();
      case 2 ->
          new Event(
              "$ arrive " + share.name(),
              world -> world.processes().command(new Arrival(), false, List.of(share)));
      case 3, 4 -> request(random.nextBoolean() ? Interface.TB : Interface.FALLBACK, lasts);
      case 5 ->
          new Event(
              "$ switch --cancel " + share.name(),
              world -> change(world, each -> of(each, in -> in.withRequest(Optional.empty()))));
      case 6 -> pause(lasts);
      case 7 -> pauseAll(lasts);
      case 8 -> new Event("$ resume", Handovers::resume);
      default -> throw new IllegalStateException();
    };
  }

  private Event depart() {
    boolean force = random.nextInt(4) == 0;
    boolean mayUnmount = random.nextInt(4) == 0;
    List<Share> leaving = random.nextBoolean() ? targets : List.of(share);
    Departure departure = new Departure(force, mayUnmount);
    return new Event(
        "$ depart"
            + (force ? " --force" : "")
            + (mayUnmount ? " --unmount " : " ")
            + names(leaving),
        world -> world.processes().command(departure, force, leaving));
  }

  private static List<String> names(List<Share> shares) {
    return shares.stream().map(Share::name).toList();
  }

  private Event request(Interface to, Duration lasts) {
    return new Event(
        "$ switch --when-idle " + share.name() + " " + to.wire() + " " + lasts.toSeconds() + "s",
        world -> {
          Instant now = world.time().now();
          Request request = Request.toSwitch(to, now, Optional.of(now.plus(lasts)));
          change(world, each -> of(each, in -> in.withRequest(Optional.of(request))));
          world.intents().mayFailWithin(share, lasts);
        });
  }

  private Event pause(Duration lasts) {
    return new Event(
        "$ pause " + lasts.toSeconds() + "s --share " + share.name(),
        world -> {
          Pause pause = pauseFor(world, lasts);
          change(world, each -> of(each, in -> in.withPause(Optional.of(pause))));
          world.intents().paused(share);
        });
  }

  private Event pauseAll(Duration lasts) {
    return new Event(
        "$ pause " + lasts.toSeconds() + "s",
        world -> {
          Pause pause = pauseFor(world, lasts);
          change(world, each -> each.withPause(Optional.of(pause)));
          List.of(World.CORE, World.MEDIA, World.VAULT).forEach(world.intents()::paused);
        });
  }

  private static Pause pauseFor(World world, Duration lasts) {
    return new Pause(world.time().now(), Optional.of(world.time().now().plus(lasts)));
  }

  /** Ends every pause, as the command does. */
  static void resume(World world) {
    change(
        world,
        state -> {
          State next = state.withPause(Optional.empty());
          for (String name : state.shares().keySet()) {
            ShareState known = next.of(name);
            next = next.with(name, known.withIntents(known.intents().withPause(Optional.empty())));
          }
          return next;
        });
  }

  private State of(State state, UnaryOperator<Intents> stated) {
    ShareState known = state.of(share.name());
    return state.with(share.name(), known.withIntents(stated.apply(known.intents())));
  }

  /** Changes the state as a process of its own, which takes no share's lock. */
  private static void change(World world, UnaryOperator<State> change) {
    Locks locks = new Locks(world.home().locks(), world.time());
    StateFile states =
        new StateFile(world.home().state(), locks.state(), world.time(), problem -> {});
    if (states.update(change) instanceof SaveResult.NotSaved lost) {
      world.note("  not remembered: " + lost.why());
    }
  }
}
