package io.mountaineer.world;

import io.mountaineer.engine.Journal;
import io.mountaineer.engine.Program;
import io.mountaineer.engine.Workers;

/** One process of mountaineer: the real engine on the simulated Mac, and what it was told. */
final class Mountaineer {

  private final String name;
  private final boolean isRobot;
  private final boolean mayForce;
  private final Evidence evidence = new Evidence();
  private final Program program;

  /**
   * Starts a process.
   *
   * @param name what it was started as
   * @param isRobot whether it acts by its own judgement, and not on a wish of the user
   * @param mayForce whether the user said so
   */
  Mountaineer(World world, String name, boolean isRobot, boolean mayForce) {
    this.name = name;
    this.isRobot = isRobot;
    this.mayForce = mayForce;
    this.program =
        new Program(
            world.home(),
            new Witness(world, this).over(world.mac().platform()),
            Workers.inline(),
            world::config,
            new Journal(entry -> world.logged(this, entry)));
  }

  String name() {
    return name;
  }

  boolean isRobot() {
    return isRobot;
  }

  boolean mayForce() {
    return mayForce;
  }

  Evidence evidence() {
    return evidence;
  }

  Program program() {
    return program;
  }
}
