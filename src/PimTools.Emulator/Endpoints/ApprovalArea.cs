using System;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Requests;

namespace PimTools.Emulator.Endpoints;

/// <summary>
/// The place of one kind of approvals, the name of its parts there, and those who read an approval beside its approvers and the person it is about.
/// </summary>
internal sealed record ApprovalArea(
    string Resource, string Version, string Parts, Permission Read, Permission Decide, Func<Caller, Approval, bool> IsReader)
{
    /// <summary>The type of a part: approvalStep or approvalStage.</summary>
    public string PartType => Parts == "stages" ? "approvalStage" : "approvalStep";
}
