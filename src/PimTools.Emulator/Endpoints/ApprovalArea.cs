using System;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Endpoints;

/// <summary>
/// Where one kind of approvals stands, what its parts are called there, and who reads an approval beside its approvers and the person
/// it is about.
/// </summary>
internal sealed record ApprovalArea(
    string Resource, string Version, string Parts, Permission Read, Permission Decide, Func<Caller, Approval, bool> IsReader)
{
    /// <summary>The type of a part: approvalStep or approvalStage.</summary>
    public string PartType => Parts == "stages" ? "approvalStage" : "approvalStep";
}
