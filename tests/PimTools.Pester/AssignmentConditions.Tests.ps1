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
}
