/**
 * Installation of the program and of its launchd agent: jar, class-data archive, launcher and
 * property list. {@link io.mountaineer.agent.Installer} puts them in place and {@link
 * io.mountaineer.agent.Uninstaller} removes them. Uses the files, the ports of {@code platform},
 * the process runner and the macOS tools; knows no commands, config, state or shares.
 */
package io.mountaineer.agent;
