/**
 * The use cases of the program, and the composition root that puts together the machine, the engine
 * and the state for them. Both the command line and the menu work through it. It knows no command
 * and no exit code: a use case that fails throws a {@link io.mountaineer.app.UserError} of some
 * kind. It uses neither {@code cli} nor {@code tray}, and knows neither JSON nor the agent.
 */
package io.mountaineer.app;
