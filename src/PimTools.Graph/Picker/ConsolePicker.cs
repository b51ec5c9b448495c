using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using PimTools.Activation;
using Spectre.Console;

namespace PimTools.Graph.Picker;

/// <summary>Lets a person choose in the console, which shows nothing of it afterwards. The module's loader makes it by reflection.</summary>
internal sealed class ConsolePicker : IRolePicker
{
    /// <inheritdoc />
    public bool IsPossible => !Console.IsInputRedirected && !Console.IsOutputRedirected && Open().Profile.Capabilities is { Ansi: true, Interactive: true };

    /// <inheritdoc />
    public async Task<PickedRoles?> PickAsync(IReadOnlyList<PickableRole> roles, PimActivationOptions given, PimCall call)
    {
        var console = Open();
        var choice = new RoleChoice(roles, given);
        var page = RoleChoiceView.PageOf(console);
        await console.Live(RoleChoiceView.Draw(choice, page)).AutoClear(true).StartAsync(async live =>
        {
            live.Refresh();
            while (choice.Step is not (PickerStep.Done or PickerStep.Left))
            {
                var key = await console.Input.ReadKeyAsync(intercept: true, call.Cancellation);
                call.Cancellation.ThrowIfCancellationRequested();
                if (key is { } pressed)
                {
                    choice.Press(pressed, page);
                    live.UpdateTarget(RoleChoiceView.Draw(choice, page));
                }
            }
        });
        return choice.Step == PickerStep.Done ? choice.Picked : null;
    }

    private static IAnsiConsole Open() => AnsiConsole.Create(new AnsiConsoleSettings());
}
