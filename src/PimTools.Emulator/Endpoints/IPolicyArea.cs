using System.Collections.Generic;
using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Policies;

namespace PimTools.Emulator.Endpoints;

/// <summary>The policies of one scope type, with their own permissions, rights and consequences of a change.</summary>
internal interface IPolicyArea
{
    /// <summary>The scope type as its policies carry it.</summary>
    string ScopeType { get; }

    /// <summary>Tells whether a filter on this scope type means the policies of this area.</summary>
    bool Answers(string scopeType);

    Permission Read { get; }

    Permission Write { get; }

    PolicyEditor Editor { get; }

    IEnumerable<Policy> At(string scopeId);

    Policy? Find(string id);

    Policy? FindAssignment(string id);

    void RequireWriter(Policy policy, Caller caller);

    /// <summary>Runs after a change.</summary>
    void Changed(Policy policy);
}
