BeforeAll {
    Import-Module "$PSScriptRoot/../../out/PimTools"

    $blobs = "@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'reports'"
    $reader = 'Storage Blob Data Reader'

    function Get-Held { Get-PimAssignment $reader -Scope rg-data -Principal greg@contoso.com -Type Eligible | Where-Object MemberType -eq Direct }
}

AfterAll {
    $null = Disconnect-Pim -All
}

Describe 'The condition of an assignment' {
    BeforeEach {
        $null = Connect-Pim -Emulator -As dana -Reset
        $null = New-PimAssignment $reader greg@contoso.com -Scope rg-data -Condition $blobs -Duration 30d -Justification 'Pester'
    }

    It 'stays when only the end is changed, by <Name>' -ForEach @(
        @{ Name = 'Set-PimAssignment by name'; Change = { Set-PimAssignment $reader greg@contoso.com -Scope rg-data -Duration 60d -Justification 'Pester' -PassThru } }
        @{ Name = 'Set-PimAssignment of what is piped in'; Change = { Get-Held | Set-PimAssignment -Duration 60d -Justification 'Pester' -PassThru } }
        @{ Name = 'New-PimAssignment'; Change = { New-PimAssignment $reader greg@contoso.com -Scope rg-data -Duration 60d -Justification 'Pester' -PassThru } }
        @{
            Name = 'Import-PimAssignment'
            Change = {
                [pscustomobject]@{ Kind = 'AzureRole'; Role = $reader; Scope = 'rg-data'; Principal = 'greg@contoso.com'; Duration = '60d'; Justification = 'Pester' } |
                    Import-PimAssignment
            }
        }
    ) {
        (& $Change).Result | Should -Be 'Updated'

        $held = Get-Held
        $held.ExpiresIn.TotalDays | Should -BeGreaterThan 59
        $held.Condition | Should -Be $blobs
        $held.ConditionVersion | Should -Be '2.0'
    }

    It 'is changed when another is given, by <Name>' -ForEach @(
        @{ Name = 'New-PimAssignment'; Ask = { param($condition) New-PimAssignment $reader greg@contoso.com -Scope rg-data -Condition $condition -Duration 30d -Justification 'Pester' -PassThru } }
        @{
            Name = 'Import-PimAssignment'
            Ask = {
                param($condition)
                $row = @{ Kind = 'AzureRole'; Role = $reader; Scope = 'rg-data'; Principal = 'greg@contoso.com'; Duration = '30d'; Condition = $condition; Justification = 'Pester' }
                [pscustomobject]$row | Import-PimAssignment
            }
        }
    ) {
        (& $Ask $blobs).Result | Should -Be 'Unchanged'

        $other = $blobs -replace 'reports', 'logs'
        (& $Ask $other).Result | Should -Be 'Updated'
        (Get-Held).Condition | Should -Be $other
    }

    It 'stays when the assignment is renewed' {
        (Get-PimContext).Emulator.Advance('31.00:00')
        (Set-PimAssignment $reader greg@contoso.com -Scope rg-data -Duration 30d -Justification 'Pester').Action | Should -Be 'AdminRenew'

        (Get-Held).Condition | Should -Be $blobs
    }

    It 'is there in the request, too' {
        (Get-PimRequest -Principal greg@contoso.com -Kind AzureRole | Where-Object Action -eq AdminAssign | Where-Object RoleName -eq $reader).Condition |
            Should -Be $blobs
    }
}

Describe 'A condition where there can be none' {
    BeforeAll {
        $null = Connect-Pim -Emulator -As dana -Reset
    }

    It 'is refused, and nothing is sent: <Name>' -ForEach @(
        @{ Name = 'an Entra role'; Asked = @{ Role = 'Reports Reader'; Condition = 'x' } }
        @{ Name = 'an Entra role under -WhatIf'; Asked = @{ Role = 'Reports Reader'; Condition = 'x'; WhatIf = $true } }
        @{ Name = 'an Entra role with a version'; Asked = @{ Role = 'Reports Reader'; ConditionVersion = '2.0' } }
        @{ Name = 'a group'; Asked = @{ Role = 'Ops-OnCall'; Access = 'Member'; Condition = 'x'; ConditionVersion = '2.0' } }
        @{ Name = 'a version alone'; Asked = @{ Role = 'Reader'; Scope = 'rg-web'; Kind = 'AzureRole'; ConditionVersion = '2.0' } }
    ) {
        $trace = New-PimAssignment @Asked -Principal ben@contoso.com -Duration 30d -Justification 'Pester' -Verbose 4>&1 2>&1

        ($trace | Where-Object { $_ -is [Management.Automation.ErrorRecord] }).FullyQualifiedErrorId |
            Should -Be 'InvalidParameter,PimTools.Commands.NewPimAssignmentCommand'
        $trace | Where-Object { "$_" -match '^(POST|PUT) .*Requests' } | Should -BeNullOrEmpty
    }

    It 'makes a row of an import invalid' {
        $row = [pscustomobject]@{ Role = 'Reports Reader'; Principal = 'ben@contoso.com'; Duration = '30d'; Condition = 'x'; Justification = 'Pester' } | Import-PimAssignment

        $row.Plan | Should -Be 'Invalid'
        $row.ErrorCode | Should -Be 'InvalidParameter'
    }
}
