using System;
using System.Management.Automation;
using System.Threading.Tasks;
using PimTools.Completion;
using PimTools.Input;
using PimTools.Permissions;
using PimTools.Session;

namespace PimTools.Commands;

[Cmdlet(VerbsCommon.Get, "PimContext", DefaultParameterSetName = "One")]
[OutputType(typeof(PimContext), typeof(PimPermissionCheck))]
public sealed class GetPimContextCommand : PimCmdlet
{
    [Parameter(Position = 0, ParameterSetName = "One")]
    [Parameter(Position = 0, ParameterSetName = "Permission")]
    [Alias("Context")]
    [ArgumentCompleter(typeof(ContextCompleter))]
    [ReadAs(typeof(string))]
    public string? Name { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "All")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter ListAvailable { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Permission")]
    [ReadAs(typeof(SwitchParameter))]
    public SwitchParameter Permission { get; set; }

    [Parameter(ParameterSetName = "Permission")]
    [ArgumentCompleter(typeof(CmdletCompleter))]
    [ReadAs(typeof(string[]))]
    public string[] Cmdlet { get; set; } = Array.Empty<string>();

    /// <summary>Returns nothing where nobody is connected: that is an answer, and scripts ask for it.</summary>
    protected override Task ProcessAsync(PimCall call)
    {
        if (Permission)
        {
            var client = PimSession.Get(Name);
            foreach (var check in PimPermissions.Check(client.Context, Cmdlet, client.Permissions))
            {
                Emit(check);
            }
        }
        else if (ListAvailable)
        {
            foreach (var context in PimSession.Contexts)
            {
                Emit(ChosenView.Listed(context));
            }
        }
        else if (Name is not null || PimSession.Contexts.Count > 0)
        {
            Emit(PimSession.Get(Name).Context);
        }

        return Task.CompletedTask;
    }
}
