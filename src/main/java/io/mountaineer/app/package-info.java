/**
 * The use cases of the program, and the composition root that puts together the machine, the engine
 * and the state for them. Both the command line and the menu work through it. It knows no command
 * and no exit code: a use case that fails throws a {@link io.mountaineer.app.UserError} of some
 * kind. It may use everything below {@code cli} and {@code tray} but the agent and the demo.
 */
package io.mountaineer.app;
