using System.Threading.Tasks;
using PimTools.Changes;
using PimTools.Client;
using PimTools.Pipeline;
using PimTools.Requests;
using PimTools.Settings;

namespace PimTools.Commands;

/// <summary>A cmdlet that changes settings.</summary>
public abstract class PimSettingChangeCmdlet : PimSettingCmdlet
{
    /// <summary>Asks about a change, sends it where something differs, and emits the setting as it then stands where that is wanted.</summary>
    private protected async Task SendAsync(PlannedSettingChange planned, bool isEmitted, PimCall call)
    {
        PimRoleSetting? now = null;
        if (planned.IsNeeded)
        {
            if (PimApprovers.DescribeNoNamedApprover(planned.To, planned.Rules) is { } nobody)
            {
                Warn(nobody);
            }

            if (await ConfirmAsync(planned.Describe()) != Confirmation.Go)
            {
                return;
            }

            now = await SettingRunner.ApplyAsync(Client, planned, call);
        }

        if (isEmitted && (now ?? await SettingRunner.ReadAsync(Client, planned.To, call)) is { } standing)
        {
            Emit(standing);
        }
    }
}
