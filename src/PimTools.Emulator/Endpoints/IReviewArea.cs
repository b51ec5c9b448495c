using PimTools.Emulator.Identity;
using PimTools.Emulator.Pim.Reviews;

namespace PimTools.Emulator.Endpoints;

/// <summary>A kind of what can be reviewed: it reads the queries that mean it, and decides who may review it.</summary>
internal interface IReviewArea
{
    /// <summary>The word that decisions have for what is reviewed, such as directoryRole.</summary>
    string ResourceType { get; }

    /// <summary>Finds what a query of a scope means; null where it means something else.</summary>
    ReviewSubject? Find(string query);

    bool CanRead(Caller caller, string resourceId);

    bool CanWrite(Caller caller, string resourceId);
}
