package io.mountaineer.cli;

import io.mountaineer.agent.InstallException;
import io.mountaineer.agent.LoginItem;
import io.mountaineer.agent.LoginItem.State;
import io.mountaineer.app.UserError;
import io.mountaineer.app.UserError.Kind;
import io.mountaineer.files.FileException;
import io.mountaineer.platform.macos.LaunchdException;
import io.mountaineer.tray.LoginSwitch;
import java.util.Optional;

/** Start of the menu at login, by the agent that {@code install --tray} writes. */
final class AgentLoginSwitch implements LoginSwitch {

  private static final String LEFT = "it opens at login as before";

  private final CommandContext context;

  AgentLoginSwitch(CommandContext context) {
    this.context = context;
  }

  @Override
  public Optional<Boolean> isOn() {
    if (context.app().platforms().isSimulated()) {
      return Optional.empty();
    }
    try {
      AgentSetup setup = new AgentSetup(context);
      return Optional.of(item(setup).look() == State.MENU);
    } catch (FileException | LaunchdException e) {
      return Optional.empty();
    }
  }

  @Override
  public void set(boolean on) {
    AgentSetup setup = new AgentSetup(context);
    setup.requireMac();
    State state = setup.take(() -> switched(setup, on), LEFT);
    if (on && state == State.MONITOR) {
      throw new UserError(
          Kind.FAILED,
          "the monitor without a menu opens at login already; nothing was changed",
          "to have the menu in its place, run in a Terminal: mountaineer install --tray");
    }
  }

  private State switched(AgentSetup setup, boolean on)
      throws FileException, InstallException, LaunchdException {
    if (on) {
      return item(setup).switchOn(setup.installer("tray"), InstallCommand.jar());
    }
    item(setup).switchOff();
    return State.NONE;
  }

  private static LoginItem item(AgentSetup setup) throws LaunchdException {
    return new LoginItem(setup.files(), setup.job());
  }
}
