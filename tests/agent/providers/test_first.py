from tests.standins.openai_chat import *
async def test_it(customer, server):
    server.plays(Calls("recommend_cars", {"categories": ["SUV"], "budget_max": 90000}), Says("Tenho o Tracker Premier 2018 por R$ 87.500."))
    a = await customer.says("quero um SUV até 90 mil")
    print(a)
    print(server.requests)
    print(await customer.says("sim"))
