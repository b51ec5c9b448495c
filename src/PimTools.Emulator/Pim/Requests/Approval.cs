using System;
using System.Linq;
using PimTools.Emulator.Pim.Grants;

namespace PimTools.Emulator.Pim.Requests;

/// <summary>The approval of an activation: it has one step, which is decided once.</summary>
internal sealed class Approval
{
    public Approval(ScheduleRequest request, string stepId, Action provision)
    {
        Request = request;
        StepId = stepId;
        Provision = provision;
    }

    public ScheduleRequest Request { get; }

    /// <summary>An approval has the id of its request.</summary>
    public string Id => Request.Id;

    public string StepId { get; }

    /// <summary>Tells whether an id names the step; observed: the single step also answers to the id of the approval.</summary>
    public bool HasStep(string id) => new[] { StepId, Id }.Contains(id, StringComparer.OrdinalIgnoreCase);

    public Action Provision { get; }

    /// <summary>InProgress, Completed or Expired.</summary>
    public string Status { get; set; } = "InProgress";

    /// <summary>NotReviewed, Approve or Deny.</summary>
    public string Result { get; set; } = "NotReviewed";

    public string? ReviewedBy { get; set; }

    public DateTimeOffset? Reviewed { get; set; }

    public string Justification { get; set; } = "";

    public bool IsOpen => Status == "InProgress";
}
