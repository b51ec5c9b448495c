using System;
using PimTools.Help;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: PimTools.Help <docs folder> <module folder>");
    return 2;
}

var problems = HelpBuild.Run(docsFolder: args[0], moduleFolder: args[1]);

foreach (var problem in problems)
{
    Console.Error.WriteLine(problem);
}

return problems.Count == 0 ? 0 : 1;
